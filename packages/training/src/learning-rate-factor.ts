/**
 * The factor a schedule puts on the learning rates at a point of training.
 *
 * `constant`: 1. `linear`: $1 - t$, down to 0 at the end.
 *
 * @param progress t in [0, 1], the share of all steps that is done.
 */
export function learningRateFactor(schedule: 'constant' | 'linear', progress: number): number {
  return schedule === 'constant' ? 1 : 1 - progress;
}
