import { type Cell, type Table } from '@owlery/figures';
import { html, type TemplateResult } from 'lit-html';
import { tableView } from '../../table/table-view.ts';
import { type Prediction, type ScoredLabel } from './prediction.ts';

/** What a model says: the point, the labels it ranks first, and the sampled negatives. */
export function predictionView({
  data,
  point,
  unknownWords,
  top,
  positives,
  mining,
}: Prediction): TemplateResult {
  const place =
    point.index === undefined ? 'The text' : `Test point ${point.index} of ${point.points} of ${data}`;
  return html`
    <section class="exhibit" aria-label="The point" aria-live="polite">
      <p>${place}${point.words.length === 0 ? '' : html`: <em>${point.words.join(' ')}</em>`}</p>
      ${
        unknownWords.length === 0
          ? ''
          : html`<p class="note">
              Words that ${data} does not know and that count for nothing: ${unknownWords.join(', ')}.
            </p>`
      }
      ${
        positives.length === 0
          ? ''
          : html`<p class="note">
              Its labels: ${positives.map(({ name, score }) => `${name} (${score.toFixed(3)})`).join(', ')}.
            </p>`
      }
    </section>
    <div class="pair">
      ${tableView(topTable(top, positives.length > 0))}
      ${
        mining
          ? tableView(negativesTable(mining))
          : html`<p class="note">This run weighs every label and samples no negatives.</p>`
      }
    </div>
  `;
}

function topTable(top: readonly ScoredLabel[], known: boolean): Table {
  return {
    name: 'top-labels',
    title: 'Best scored labels',
    columns: [
      { title: 'Rank', kind: 'number' },
      { title: 'Label', kind: 'text' },
      { title: 'Score', kind: 'number' },
      ...(known ? [{ title: 'Right', kind: 'text' as const }] : []),
    ],
    rows: top.map((label, rank): Cell[] => [
      number(rank + 1, 0),
      text(label.name),
      number(label.score, 4),
      ...(known ? [text(label.positive ? 'yes' : 'no')] : []),
    ]),
    blockColumns: 0,
    notes: [],
  };
}

function negativesTable({ sample, keep, scheme, seed, negatives }: NonNullable<Prediction['mining']>): Table {
  return {
    name: 'sampled-negatives',
    title: 'Sampled negatives',
    columns: [
      { title: 'Label', kind: 'text' },
      { title: 'Score', kind: 'number' },
      { title: 'Kept', kind: 'text' },
    ],
    rows: negatives.map((label) => [
      text(label.name),
      number(label.score, 4),
      text(label.kept ? 'kept' : 'dropped'),
    ]),
    blockColumns: 0,
    notes: [
      `One draw of b = ${sample} by ${scheme} with seed ${seed}, best scored first${
        negatives.length < sample ? ` (${negatives.length} shown)` : ''
      }; mining keeps the k = ${keep} best, and a step of training would push these down.`,
    ],
  };
}

const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: number, digits: number): Cell => ({ kind: 'number', value, digits });
