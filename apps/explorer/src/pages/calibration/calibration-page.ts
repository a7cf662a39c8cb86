import { html } from 'lit-html';
import { type Page } from '../../page.ts';
import { certificateView } from './certificate-view.ts';
import { samplingView } from './sampling-view.ts';
import { storedMaps } from './stored-maps.ts';
import { triangleView } from './triangle-view.ts';

const views = {
  triangle: { title: 'Three classes', show: triangleView },
  sampling: { title: 'Over b and k', show: samplingView },
  certificate: { title: 'Certificate', show: certificateView },
  stored: { title: 'Stored maps', show: storedMaps },
} as const;

type View = keyof typeof views;

/** Where a loss is top-K calibrated: the triangle of three classes, maps over b and k, certificates. */
export const calibrationPage: Page = (context) => {
  const view = context.state.choice('view', Object.keys(views) as View[]);
  return html`
    <nav class="switches" aria-label="Views">
      ${(Object.keys(views) as View[]).map(
        (name) =>
          html`<a href=${context.link({ view: name })} aria-current=${name === view ? 'true' : 'false'}
            >${views[name].title}</a
          >`,
      )}
    </nav>
    ${views[view].show(context)}
  `;
};
