export declare const jupyterFolder: string;
export declare const jupyterPython: string;
export declare function provision(options?: { folder?: string; env?: NodeJS.ProcessEnv }): void;
