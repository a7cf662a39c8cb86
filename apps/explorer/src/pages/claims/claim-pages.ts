const files = import.meta.glob<string>('../../../../../proofs-checks/*/claim.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The page of every claim of the workspace, in Markdown, by the name of its folder. */
export const claimPages: ReadonlyMap<string, string> = new Map(
  Object.entries(files).map(([path, text]) => [path.split('/').at(-2)!, text]),
);
