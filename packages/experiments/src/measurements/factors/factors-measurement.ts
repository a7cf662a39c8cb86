import { classOf } from '../measured-class.ts';
import { measurement, type Measurement } from '../measurement.ts';
import { overSeeds } from '../over-seeds.ts';
import { knownDistribution } from '../sources/known-distribution.ts';
import { sourceOf } from '../sources/source-of.ts';
import { armTitles, factorArms, type ArmName, type ArmResults } from './factor-arms.ts';
import { factorsOf } from './factors-of.ts';
import { type FactorsOptions } from './factors-options.ts';

/**
 * Why k = 1 does better or worse than k = b: both errors as sums of the same factors, paired by seed; one part a seed and k.
 *
 * @throws RangeError for options outside their domains, or a source whose distribution is not known.
 */
export function factorsMeasurement(options: FactorsOptions): Measurement {
  const { source, family, sample, n, norm, top, steps, seeds, confidence } = options;
  const keeps = [1, sample];
  const size = source.kind === 'clusters' ? `d ${source.columns} norm ${norm}` : source.data;
  return measurement<ArmResults>({
    words: ['mining factors', family, `b ${sample}`, size],
    parts: keeps.length * seeds.length,
    part: (index) =>
      factorArms(options, keeps[Math.floor(index / seeds.length)], seeds[index % seeds.length]),
    record: async (parts, place) => {
      const { data, ...known } = await sourceOf(source);
      const runs = keeps.map((_, at) => parts.slice(at * seeds.length, (at + 1) * seeds.length));
      return {
        ...{ schema: 'owlery.mining-factors/1', ...place, ...classOf(options, data) },
        ...{ n, sample, top, steps },
        arms: keeps.flatMap((keep, at) =>
          (Object.keys(armTitles) as ArmName[]).map((name) => {
            const error = overSeeds(
              runs[at].map((run) => run[name].error),
              confidence,
            );
            const norms = runs[at].flatMap((run) => run[name].gradientNorm ?? []);
            const gradientNorm = norms.length > 0 ? { gradientNorm: overSeeds(norms, confidence) } : {};
            return { keep, name, title: armTitles[name], error, ...gradientNorm };
          }),
        ),
        ...factorsOf(options, knownDistribution({ data, ...known }), keeps, runs),
      };
    },
  });
}
