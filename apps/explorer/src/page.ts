import { type TemplateResult } from 'lit-html';
import { type PageState } from './page-state.ts';
import { type SiteData } from './store/site-data.ts';

/** What a page gets to show itself. */
export interface PageContext {
  /** The thing that is looked at, such as the id of a claim; empty for none. */
  readonly item: string;
  readonly state: PageState;
  readonly site: SiteData;
  /**
   * Changes controls; `undefined` brings back a default. Each call is a step of the browser's history,
   * except that the calls of one `gesture`, such as dragging a slider, are a single step.
   */
  change(changes: Readonly<Record<string, string | number | undefined>>, gesture?: Gesture): void;
  /** The link to another state of this page. */
  link(changes: Readonly<Record<string, string | number | undefined>>): string;
  /** Shows the page again, after something arrived that is not in the address. */
  redraw(): void;
}

export type Gesture = 'going on' | 'ended';

/** A page's content, drawn anew from its state whenever that changes. */
export type Page = (context: PageContext) => TemplateResult;
