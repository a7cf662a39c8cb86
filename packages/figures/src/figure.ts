import { type StoredRecord } from '@owlery/results';
import type { Data, Layout } from 'plotly.js';

/** What Plotly draws: traces and their layout. */
export interface Figure {
  data: Data[];
  layout: Partial<Layout>;
}

export interface FigureOptions {
  /** Panels side by side, or one below the other for a narrow page; `wide` when left out. */
  arrangement?: 'wide' | 'narrow';
  /** Level of the intervals, 0.95 when left out. */
  confidence?: number;
}

/** A figure that can be drawn from any records: a pure function with its words. */
export interface FigureDefinition {
  /** File name and link, kebab-case. */
  name: string;
  title: string;
  /** What is drawn and how to read it, without numbers. */
  caption: string;
  /** How sure the figure is: seeds, intervals, level. */
  strength(records: readonly StoredRecord[], options?: FigureOptions): string;
  /** The same records always give the same figure, to the byte of its JSON. */
  build(records: readonly StoredRecord[], options?: FigureOptions): Figure;
}
