/** Training left the finite numbers: where, and what to try. */
export class DivergenceError extends Error {
  override readonly name = 'DivergenceError';

  constructor(epoch: number, step: number, loss: number, lastCheckpoint: string | undefined) {
    const kept = lastCheckpoint ? `; the last good checkpoint is ${lastCheckpoint}` : '';
    super(
      `training diverged: the loss of epoch ${epoch}, step ${step} is ${loss}; try a smaller learning rate${kept}`,
    );
  }
}
