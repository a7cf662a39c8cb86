/** A worker that dies of the claim `layer-cake` and says that any other holds. */
process.on('message', ({ id, options }: { id: string; options: { seed: number } }) => {
  if (id === 'layer-cake') {
    process.stderr.write('out of luck\n', () => process.exit(3));
    return;
  }
  const result = { id, title: '', strength: 'proved', holds: true, cases: 1, seed: options.seed, seconds: 0 };
  process.send?.({ ...result, counterexample: null, checks: [] });
});
