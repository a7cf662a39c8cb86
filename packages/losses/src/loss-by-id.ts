import { lossRegistry, type LossEntry } from './loss-registry.ts';

/**
 * The entry of the registry of losses that bears a name.
 *
 * Errors: a RangeError that lists the allowed ids. O(entries).
 *
 * @example
 * lossById('bowl-hinge-snm').convex // true
 */
export function lossById(id: string): LossEntry {
  const found = lossRegistry.find((entry) => entry.id === id);
  if (!found) {
    const allowed = lossRegistry.map((entry) => entry.id).join(', ');
    throw new RangeError(`loss must be one of ${allowed}, got ${id}`);
  }
  return found;
}
