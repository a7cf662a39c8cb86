/** A run needs more memory than there is; nothing was allocated yet. */
export class MemoryError extends Error {
  override readonly name = 'MemoryError';
}
