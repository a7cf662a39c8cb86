import { type LinearComplexityEstimate } from '@owlery/complexity';
import { textTable } from '../output/text-table.ts';

/** What `owlery complexity --json` prints. */
export interface ComplexityAnswer extends Omit<LinearComplexityEstimate, 'points' | 'columns'> {
  readonly n: number;
  readonly d: number;
  readonly seed: number;
}

/** The estimate with the letters of the theory. */
export function complexityAnswer(
  { points: n, columns: d, ball, noise, ...rest }: LinearComplexityEstimate,
  seed: number,
): ComplexityAnswer {
  return { ball, noise, n, d, ...rest, seed };
}

/** How the number came about, in words. */
function sureness({
  method,
  draws,
  confidence,
  intervalMethod,
  varianceReduction,
}: ComplexityAnswer): string {
  if (method === 'enumeration') return 'exact: every sign';
  if (method === 'quadrature') return 'exact: quadrature';
  if (method === 'moments') return 'enclosed with certainty by the moments of the norm, nothing drawn';
  const reduced = varianceReduction > 0 ? `, ${percent(varianceReduction)} of the variance taken away` : '';
  return `${draws.toLocaleString('en')} draws, ${percent(confidence)} ${intervalMethod} interval${reduced}`;
}

/** The answer for people. */
export function complexityText(answer: ComplexityAnswer): string {
  const { ball, noise, n, d, classes, radius, estimate, interval, intervals, bound } = answer;
  const count = (value: number) => value.toLocaleString('en');
  return [
    `${ball} ball of radius ${radius}, ${noise} noise, ${count(n)} points in ${count(d)} columns, ` +
      `${count(classes)} classes`,
    textTable(
      ['', 'value', 'low', 'high'],
      [
        ['(1/n) E sup', `${estimate}`, `${interval[0]}`, `${interval[1]}`],
        ...intervals.map(({ method, low, high }) => [method, '', `${low}`, `${high}`]),
        ['bound', `${bound}`, '', ''],
      ],
    ),
    sureness(answer) +
      (bound > 0 ? `; the bound is ${(bound / estimate).toPrecision(4)} times the estimate` : ''),
    `bound: ${answer.boundFormula}`,
  ].join('\n\n');
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
