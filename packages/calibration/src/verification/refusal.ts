/** Why a certificate is not valid; thrown by the checks and reported by `verifyCertificate`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Refuses unless a condition holds. */
export function demand(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new Refusal(reason);
}
