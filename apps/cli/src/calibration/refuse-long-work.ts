import { type CalibrationOptions } from '@owlery/calibration';
import { UsageError } from '../errors/usage-error.ts';

/** Most classes of a file that exact arithmetic decides: seconds for doubles. */
const mostExact = 5000;
/** Most classes of a certificate for all K of a POWL, whose K cost O(L²) each. */
const mostPartitions = 200;

/** Refuses, before it begins, exact work that would run for hours. */
export function refuseLongWork(
  { probabilities, family, top }: CalibrationOptions,
  { exact, certificate }: { exact: boolean; certificate: boolean },
): void {
  const classes = probabilities.length;
  if (exact && classes > mostExact) {
    throw new UsageError(`--exact and --certificate take at most ${mostExact} classes, got ${classes}`);
  }
  if (certificate && family === 'powl' && top === undefined && classes > mostPartitions) {
    throw new UsageError(
      `--certificate for every K of a powl takes at most ${mostPartitions} classes, got ${classes}; --top K takes more`,
    );
  }
}
