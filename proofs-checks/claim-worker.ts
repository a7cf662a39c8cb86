import { claimById } from './claim-by-id.ts';
import { type CheckOptions } from './claim.ts';
import { runClaim } from './run-claim.ts';

/** The child process of `checkClaims`: runs the claim it is told, says what it found, waits for the next. */
process.on('message', ({ id, options }: { id: string; options: CheckOptions }) => {
  void runClaim(claimById(id), options).then((result) => process.send?.(result));
});
// Without its parent it has nothing to do; a solver's thread must not keep it alive.
process.on('disconnect', () => process.exit());
