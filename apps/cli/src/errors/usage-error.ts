/** The command was called wrongly: the message says what was given and what is allowed. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
