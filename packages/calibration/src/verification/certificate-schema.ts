import { z } from 'zod';

/** A rational as text, `3/5` or `-2`, in lowest terms. */
const number = z.string().regex(/^-?\d+(\/\d+)?$/);
const numbers = z.array(number);
const rank = z.int().min(0);

const packing = z.strictObject({ kind: z.literal('packing'), full: z.array(rank), part: numbers });
const slopes = z.strictObject({ kind: z.literal('slopes'), own: numbers, negative: numbers });

const infimum = z.strictObject({
  value: number,
  scores: numbers,
  dual: z.discriminatedUnion('kind', [packing, slopes]),
});

const head = { schema: z.literal('owlery/calibration-certificate'), version: z.literal(1) };

function instance<const F extends readonly string[], const S extends readonly string[]>(
  family: F,
  surrogate: S,
) {
  return z.strictObject({
    family: z.enum(family),
    surrogate: z.enum(surrogate),
    probabilities: numbers.min(2),
    weights: numbers.min(1),
  });
}

/** Certificate of the infima of a hinge loss, and of the verdicts that follow. */
const hingeCertificate = z.strictObject({
  ...head,
  kind: z.literal('infima'),
  instance: instance(['powl', 'bowl'], ['hinge']),
  infimum,
  claims: z
    .array(
      z.strictObject({
        top: rank,
        calibrated: z.boolean(),
        gap: number,
        wrongInfimum: infimum,
      }),
    )
    .min(1),
  seal: z.string(),
});

const vertex = z.strictObject({ top: rank, calibrated: z.literal(true), slope: number });
const chord = z.strictObject({ top: rank, calibrated: z.literal(false), left: rank, right: rank });

/** Certificate that points are strict vertices of a majorant, or lie under a chord. */
const majorantCertificate = z.strictObject({
  ...head,
  kind: z.literal('majorant'),
  instance: instance(['bowl'], ['squared-hinge', 'logistic', 'exponential', 'smoothed-hinge']),
  claims: z.array(z.discriminatedUnion('calibrated', [vertex, chord])).min(1),
  seal: z.string(),
});

/** The JSON form of every certificate; unknown fields are refused. */
export const certificateSchema = z.discriminatedUnion('kind', [hingeCertificate, majorantCertificate]);

/** A certificate of calibration, as JSON holds it. */
export type CalibrationCertificate = z.infer<typeof certificateSchema>;
export type InfimaCertificate = z.infer<typeof hingeCertificate>;
export type MajorantCertificate = z.infer<typeof majorantCertificate>;
export type CertifiedInfimum = z.infer<typeof infimum>;
