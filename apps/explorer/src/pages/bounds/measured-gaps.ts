import { type RecordSchema } from '@owlery/results';
import { html, type TemplateResult } from 'lit-html';
import { figureView } from '../../figure/figure-view.ts';
import { memo } from '../../memo.ts';
import { type PageContext } from '../../page.ts';
import { type SiteData } from '../../store/site-data.ts';
import { drawnFigures } from '../drawn-figures.ts';

/** The kinds of records that measure what the bounds promise. */
const measured: readonly RecordSchema[] = [
  'owlery.gap/1',
  'owlery.bound-choice/1',
  'owlery.mining-factors/1',
  'owlery.looseness/1',
  'owlery.complexity-growth/1',
];

const drawn = memo((records: SiteData['records']) =>
  drawnFigures(records.filter(({ schema }) => measured.includes(schema))),
);

/** Measured gaps and complexities beside the bounds, from the records of the store. */
export function measuredGaps({ site }: PageContext): TemplateResult {
  const figures = drawn(site.records);
  if (figures.length === 0)
    return html`<p class="notice">
      No measured gap is stored yet, so the bounds above stand alone.
      <code
        >owlery gap --data synthetic --family bowl --sample 10 --keep 1 --points 100,400,1600 --seeds 5 --norm
        5 --out runs</code
      >
      measures one.
    </p>`;
  return html`${figures.map((figure) =>
    figureView({ ...figure, command: `owlery figure ${figure.name} --store ${site.store}` }),
  )}`;
}
