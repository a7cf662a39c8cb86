import { DataError } from '../data-error.ts';
import { type LabelLists } from '../label-lists.ts';
import { type SparseMatrix } from '../sparse-matrix.ts';
import { latin1, tokenEnd } from './bytes.ts';
import { exactPowersOfTen, readDecimal } from './decimal.ts';
import { GrowingArray } from './growing-array.ts';
import { featureFault, headerFault, labelFault, repeatFault } from './malformed-line.ts';
import { sortEntries, sortIds } from './sort-row.ts';

// Constants of this module, since some loaders turn every use of an imported one into a call.
const LF = 10;
const CR = 13;
const SPACE = 32;
const COMMA = 44;
const POINT = 46;
const ZERO = 48;
const COLON = 58;
const powersOfTen = exactPowersOfTen;

/** The least bytes of a feature with its separator (`0:1 `), and of a label with its (`1,`). */
const bytesOfFeature = 4;
const bytesOfLabel = 2;

export interface Header {
  readonly points: number;
  readonly features: number;
  readonly labels: number;
}

/**
 * The lines of one file in the Extreme Classification text format, pushed as blocks of
 * whole lines. It works on bytes and makes no string unless a line is at fault.
 */
export class ExtremeParser {
  private readonly file: string;
  /** What says how many features and labels there are. */
  private readonly allower: string;
  private header: Header | undefined;
  private line = 0;
  private points = 0;
  private outOfOrder = false;
  private linesSorted = 0;
  private readonly featureStarts = new GrowingArray((length) => new Uint32Array(length));
  private readonly columnIds = new GrowingArray((length) => new Uint32Array(length));
  private readonly values = new GrowingArray((length) => new Float32Array(length));
  private readonly labelStarts = new GrowingArray((length) => new Uint32Array(length));
  private readonly labelIds = new GrowingArray((length) => new Uint32Array(length));

  /** @param given the header, where the lines come without one, and the number of the line before them */
  constructor(file: string, given?: { readonly header: Header; readonly line: number }) {
    this.file = file;
    this.allower = given === undefined ? 'the header' : 'the data set';
    if (given === undefined) return;
    this.line = given.line;
    this.header = this.begin(given.header);
  }

  /**
   * Reads the lines in `bytes[from … to - 1]`, whose last byte is a line feed.
   *
   * @param share the part of the file read before this block; it guides the growth of the arrays
   */
  read(bytes: Uint8Array, from: number, to: number, share: number): void {
    let at = from;
    this.header ??= this.readHeader(bytes, (at = bytes.indexOf(LF, from) + 1) - 1, from);
    this.columnIds.reserve(Math.ceil((to - at) / bytesOfFeature), share);
    this.values.reserve(Math.ceil((to - at) / bytesOfFeature), share);
    this.labelIds.reserve(Math.ceil((to - at) / bytesOfLabel), share);
    while (at < to) {
      this.line++;
      if (this.points === this.header.points) {
        at = this.readNothing(bytes, at, this.header.points);
        continue;
      }
      at = this.readLabels(bytes, at, this.header.labels);
      at = this.readFeatures(bytes, at, this.header.features);
      this.endPoint(share);
    }
  }

  /** What was read, once the file is at its end. */
  finish(): { points: number; features: SparseMatrix; labels: LabelLists; linesSorted: number } {
    const { header, points, linesSorted } = this;
    if (header === undefined)
      throw this.error('the file is empty; its first line must be "points features labels"');
    if (points < header.points)
      throw this.error(`the file ends after ${points} of the ${header.points} points of its header`);
    const rowStarts = this.featureStarts.finish();
    const features = {
      rows: points,
      columns: header.features,
      rowStarts,
      columnIds: this.columnIds.finish(),
    };
    const labels = { points, labels: header.labels, rowStarts: this.labelStarts.finish() };
    return {
      points,
      features: { ...features, values: this.values.finish() },
      labels: { ...labels, labelIds: this.labelIds.finish() },
      linesSorted,
    };
  }

  /** An error at the line that was begun last. */
  error(reason: string, options?: ErrorOptions): DataError {
    return new DataError(this.file, Math.max(this.line, 1), reason, options);
  }

  private readHeader(bytes: Uint8Array, end: number, from: number): Header {
    this.line = 1;
    const text = latin1(bytes, from, Math.min(end, from + 100));
    const match = /^(\d{1,10}) (\d{1,10}) (\d{1,10}) *\r?$/.exec(text);
    const [points, features, labels] = (match ?? []).slice(1).map(Number);
    if (match === null || Math.max(points, features, labels) >= 2 ** 32) throw this.error(headerFault(text));
    return this.begin({ points, features, labels });
  }

  private begin(header: Header): Header {
    for (const starts of [this.featureStarts, this.labelStarts]) {
      starts.reserve(1, 0);
      starts.length = 1;
    }
    return header;
  }

  /** Reads the labels of a line and returns where they end. */
  private readLabels(bytes: Uint8Array, from: number, labels: number): number {
    const first = this.labelIds.length;
    const ids = this.labelIds.array;
    let entry = first;
    let previous = -1;
    let ascending = true;
    let at = from;
    if (bytes[at] === SPACE) return at;
    for (;;) {
      const start = at;
      let id = 0;
      let digit = bytes[at] - ZERO;
      while (digit >= 0 && digit <= 9) {
        id = id * 10 + digit;
        digit = bytes[++at] - ZERO;
      }
      const stop = bytes[at];
      const stops = stop === COMMA || stop === SPACE || stop === LF || stop === CR;
      if (!stops || at === start || id >= labels)
        throw this.error(labelFault(bytes, from, start, bytes.indexOf(LF, from), labels, this.allower));
      if (id <= previous) ascending = false;
      previous = id;
      ids[entry++] = id;
      if (stop !== COMMA) break;
      at++;
    }
    this.labelIds.length = entry;
    if (!ascending) {
      this.outOfOrder = true;
      const repeated = sortIds(ids, first, entry);
      if (repeated >= 0) throw this.error(repeatFault('label', repeated));
    }
    return at;
  }

  /** Reads the features that follow the labels and returns where the next line starts. */
  private readFeatures(bytes: Uint8Array, from: number, features: number): number {
    const first = this.columnIds.length;
    const ids = this.columnIds.array;
    const values = this.values.array;
    let entry = first;
    let previous = -1;
    let ascending = true;
    let at = from;
    for (;;) {
      while (bytes[at] === SPACE) at++;
      const start = at;
      let id = 0;
      let digit = bytes[at] - ZERO;
      while (digit >= 0 && digit <= 9) {
        id = id * 10 + digit;
        digit = bytes[++at] - ZERO;
      }
      if (at === start) {
        if (bytes[at] === CR && bytes[at + 1] === LF) at++;
        if (bytes[at] === LF) break;
      }
      if (at === start || bytes[at] !== COLON || id >= features)
        throw this.error(featureFault(bytes, start, features, this.allower));
      const valueStart = ++at;
      let value = 0;
      digit = bytes[at] - ZERO;
      while (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digit = bytes[++at] - ZERO;
      }
      let decimals = 0;
      if (bytes[at] === POINT && at > valueStart) {
        const point = at;
        digit = bytes[++at] - ZERO;
        while (digit >= 0 && digit <= 9) {
          value = value * 10 + digit;
          digit = bytes[++at] - ZERO;
        }
        decimals = at - point - 1;
      }
      const stop = bytes[at];
      // Up to 15 digits are an exact double, and so is the power of ten: one rounding, none hidden.
      if (at > valueStart && at - valueStart <= 15 && (stop === SPACE || stop === LF || stop === CR)) {
        if (decimals > 0) value /= powersOfTen[decimals];
      } else {
        at = tokenEnd(bytes, at);
        value = readDecimal(bytes, valueStart, at);
        if (!Number.isFinite(value)) throw this.error(featureFault(bytes, start, features, this.allower));
      }
      if (id <= previous) ascending = false;
      previous = id;
      ids[entry] = id;
      values[entry++] = value;
    }
    this.columnIds.length = this.values.length = entry;
    if (!ascending) {
      this.outOfOrder = true;
      const repeated = sortEntries(ids, values, first, entry);
      if (repeated >= 0) throw this.error(repeatFault('feature', repeated));
    }
    return at + 1;
  }

  private endPoint(share: number): void {
    this.points++;
    if (this.outOfOrder) this.linesSorted++;
    this.outOfOrder = false;
    for (const [starts, entries] of [
      [this.featureStarts, this.columnIds],
      [this.labelStarts, this.labelIds],
    ] as const) {
      if (entries.length >= 2 ** 32) throw this.error('the file holds 2^32 entries or more; split it');
      starts.reserve(1, share);
      starts.array[starts.length++] = entries.length;
    }
  }

  /** After the last point only empty lines may follow. */
  private readNothing(bytes: Uint8Array, from: number, points: number): number {
    const end = bytes.indexOf(LF, from);
    if (latin1(bytes, from, Math.min(end, from + 100)).trim() !== '')
      throw this.error(`the file goes on after the ${points} points of its header`);
    return end + 1;
  }
}
