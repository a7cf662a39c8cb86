import { type Claim } from './claim.ts';
import { claims } from './claims.ts';

/**
 * The claim of a name.
 *
 * Errors: a RangeError for an unknown name, with the known ones.
 *
 * @example
 * claimById('layer-cake').strength // 'proved'
 */
export function claimById(id: string): Claim {
  const claim = claims.find((candidate) => candidate.id === id);
  if (claim) return claim;
  throw new RangeError(
    `claim must be one of ${claims.map((known) => known.id).join(', ')}, got ${JSON.stringify(id)}`,
  );
}
