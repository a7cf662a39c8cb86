/** Why a store could not do what it was asked; the message names the path. */
export class StoreError extends Error {
  /** The file or folder concerned. */
  readonly path: string;

  constructor(message: string, path: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.path = path;
  }
}
