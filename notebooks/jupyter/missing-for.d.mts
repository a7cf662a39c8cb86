export declare function missingFor(notebook: { metadata: object }): string | undefined;
