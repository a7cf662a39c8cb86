import { UsageError } from '../errors/usage-error.ts';

/**
 * A reader for an option that takes one of a few names.
 *
 * @example
 * oneOf('--family', ['bowl', 'powl'])('bow'); // UsageError: --family must be one of bowl, powl, got bow
 */
export function oneOf<Name extends string>(option: string, names: readonly Name[]): (text: string) => Name {
  return (text) => {
    const found = names.find((name) => name === text);
    if (found !== undefined) return found;
    throw new UsageError(`${option} must be one of ${names.join(', ')}, got ${text === '' ? "''" : text}`);
  };
}
