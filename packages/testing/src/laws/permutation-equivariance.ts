import fc from 'fast-check';
import { arbitraryDistinctScores } from '../arbitraries/arbitrary-distinct-scores.ts';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { arbitraryScores } from '../arbitraries/arbitrary-scores.ts';
import { forClasses } from '../internal/for-classes.ts';
import { probe, requireEqual } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

/** No class is special. */
export const permutationEquivariance: LossLaw = {
  id: 'permutation-equivariance',
  statement: String.raw`$\ell(\pi f,\pi(y))=\ell(f,y)$ for every permutation $\pi$ of the classes, and where no two scores tie the subgradient is permuted likewise.`,
  appliesTo: (loss) => loss.symmetric !== false,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) =>
        fc.record({
          scores: fc.oneof(arbitraryScores({ classes }), arbitraryDistinctScores({ classes })),
          label: arbitraryLabel({ classes }),
          places: fc.shuffledSubarray(
            Array.from({ length: classes }, (_, c) => c),
            { minLength: classes, maxLength: classes },
          ),
        }),
      ),
      ({ scores, label, places }) => {
        const moved = new Array<number>(scores.length);
        scores.forEach((score, c) => (moved[places[c]] = score));
        const here = probe(loss, scores, label);
        const there = probe(loss, moved, places[label]);
        const slack = here.slack + there.slack;
        requireEqual(there.value, here.value, slack, 'the value after moving class c to places[c]');
        if (new Set(scores).size < scores.length) return;
        here.gradient.forEach((slope, c) =>
          requireEqual(there.gradient[places[c]], slope, slack, `the subgradient for class ${c}, moved`),
        );
      },
    ),
};
