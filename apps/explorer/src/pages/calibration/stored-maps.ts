import { recordsOf } from '@owlery/results';
import { html, type TemplateResult } from 'lit-html';
import { figureView } from '../../figure/figure-view.ts';
import { memo } from '../../memo.ts';
import { type PageContext } from '../../page.ts';
import { type SiteData } from '../../store/site-data.ts';
import { drawnFigures } from '../drawn-figures.ts';
import { mapTable } from './map-table.ts';
import { tableView } from '../../table/table-view.ts';

const drawn = memo((records: SiteData['records']) => {
  const maps = recordsOf(records, 'owlery.calibration-map/1');
  return { maps, figures: maps.length === 0 ? [] : drawnFigures(maps) };
});

/** The maps that the store holds. */
export function storedMaps({ site }: PageContext): TemplateResult {
  const { maps, figures } = drawn(site.records);
  if (maps.length === 0)
    return html`<p class="notice">
      No map is stored yet.
      <code>owlery map --family powl --surrogate hinge --classes 3 --sample 1,2 --keep 1 --out runs</code>
      makes one.
    </p>`;
  return html`
    ${figures.map((figure) =>
      figureView({ ...figure, command: `owlery figure ${figure.name} --store ${site.store}` }),
    )}
    ${maps.map((map) => tableView(mapTable(map)))}
  `;
}
