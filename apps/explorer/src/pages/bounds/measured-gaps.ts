import { recordsOf, type StoredRecord } from '@owlery/results';
import { html, type TemplateResult } from 'lit-html';
import { figureView } from '../../figure/figure-view.ts';
import { memo } from '../../memo.ts';
import { type PageContext } from '../../page.ts';
import { drawnFigures } from '../drawn-figures.ts';

const drawn = memo((records: readonly StoredRecord[]) => {
  const gaps = recordsOf(records, 'owlery.gap/1');
  return gaps.length === 0 ? undefined : drawnFigures(gaps);
});

/** Measured gaps of trained scorers beside the bounds, from the records of the store. */
export function measuredGaps({ site }: PageContext): TemplateResult {
  const figures = drawn(site.records);
  if (figures === undefined)
    return html`<p class="notice">
      No measured gap is stored yet, so the bounds above stand alone. Records of the kind
      <code>owlery.gap/1</code> are drawn here beside the bounds.
    </p>`;
  return html`${figures.map((figure) =>
    figureView({ ...figure, command: `owlery figure ${figure.name} --store ${site.store}` }),
  )}`;
}
