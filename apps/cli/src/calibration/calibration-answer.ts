import { type CalibrationDecision } from '@owlery/calibration';
import { textTable } from '../output/text-table.ts';

/** What `owlery calibration --json` prints. */
export interface CalibrationAnswer extends Omit<
  CalibrationDecision,
  'margins' | 'exactGaps' | 'exactInfimum'
> {
  readonly weights?: readonly number[];
  readonly exactGaps?: Readonly<Record<string, string>>;
  readonly exactInfimum?: string;
  /** The file of the certificate. */
  readonly certificate?: string;
}

const rowsShown = 20;

/** The answer for people: the first K with verdict and gap. */
export function readableAnswer(answer: CalibrationAnswer): string {
  const { classes, family, surrogate, calibratedFor, undecided, undefinedFor, gaps, method } = answer;
  const asked = calibratedFor.length + undecided.length + undefinedFor.length;
  const [yes, open] = [new Set(calibratedFor), new Set(undecided)];
  const ranks = [...Object.keys(gaps).map(Number), ...undefinedFor].sort((a, b) => a - b);
  const verdict = (k: number) =>
    yes.has(k) ? 'calibrated' : open.has(k) ? 'undecided' : k in gaps ? 'not calibrated' : 'tie: not defined';
  const shown = ranks.slice(0, rowsShown);
  const table = textTable(
    ['K', 'verdict', 'gap'],
    shown.map((k) => [String(k), verdict(k), k in gaps ? (answer.exactGaps?.[k] ?? String(gaps[k])) : '']),
  );
  const left = ranks.length - shown.length;
  const count = (n: number) => n.toLocaleString('en');
  const notCalibrated = ranks.length - asked;
  const sure = answer.exact
    ? 'exact'
    : answer.strength === 'proved'
      ? `doubles with an error bound of ${answer.errorBound.toPrecision(2)}`
      : 'a numeric estimate';
  return [
    `${surrogate} ${family.toUpperCase()}, ${count(classes)} classes: calibrated for ${count(yes.size)} K, ` +
      `not for ${count(notCalibrated)}, undecided ${count(open.size)}, ties ${count(undefinedFor.length)}`,
    `${table}${left > 0 ? `\n… and ${count(left)} more (--top, --json)` : ''}`,
    `by ${method}, ${sure}${answer.certificate === undefined ? '' : `; certificate in ${answer.certificate}`}`,
  ].join('\n\n');
}
