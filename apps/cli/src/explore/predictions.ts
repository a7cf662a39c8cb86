import { type Dataset, type Split } from '@owlery/data';
import { mineTopK, samplerNamed } from '@owlery/mining';
import { randomStream } from '@owlery/numeric';
import { isRecordId, type Store } from '@owlery/results';
import { type CheckpointHeader, rankWithCheckpoint, readCheckpointHeader } from '@owlery/training';
import { openData } from '../data/open-data.ts';
import { checkpointPath, hasCheckpoint } from '../stored-runs/run-files.ts';
import { readRunRequest } from '../stored-runs/run-request.ts';
import { pointOfText } from './point-of-text.ts';

/** A label with its name and the score that the model gives it. */
export interface ScoredLabel {
  readonly id: number;
  readonly name: string;
  readonly score: number;
  /** Whether it is a label of the point, where that is known. */
  readonly positive: boolean;
}

/** What a model says of a point, and what mining would learn from there. */
export interface Prediction {
  readonly run: string;
  readonly data: string;
  /** What was asked about: the words, or the number of the test point and its words where they have names. */
  readonly point: { readonly index?: number; readonly points: number; readonly words: readonly string[] };
  readonly unknownWords: readonly string[];
  readonly top: readonly ScoredLabel[];
  readonly positives: readonly ScoredLabel[];
  /** Absent for a run that samples none. */
  readonly mining?: {
    readonly sample: number;
    readonly keep: number;
    readonly scheme: string;
    readonly seed: number;
    /** The sampled negatives, best scored first, and which are kept. */
    readonly negatives: readonly (ScoredLabel & { readonly kept: boolean })[];
  };
}

const topLabels = 10;
/** Sampled negatives that are listed. */
const listedNegatives = 40;

/** Answers of trained models, by the runs of a store. The data set that was asked for last is kept. */
export class Predictions {
  readonly #store: Store;
  #data: { readonly key: string; readonly loaded: Promise<Dataset> } | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * The document that answers a question: `run`, then `text` or the number of a test `point`, and the `seed`
   * of the sampled negatives.
   */
  async answer(question: URLSearchParams): Promise<string> {
    const run = question.get('run') ?? '';
    if (!isRecordId(run)) throw new RangeError(`run must be the id of a run, got ${JSON.stringify(run)}`);
    const folder = this.#store.pathOf(run);
    const path = checkpointPath(folder);
    if (!hasCheckpoint(folder)) throw new RangeError(`there is no checkpoint of ${run} in this store`);
    const header = await readCheckpointHeader(path);
    const request = await readRunRequest(folder);
    const data = await this.#open(request ?? { data: header.data.name });
    if (data.checksum !== header.data.checksum)
      throw new RangeError(
        `${data.name} is no longer what ${run} was trained on, so its features do not fit`,
      );
    const text = question.get('text');
    const index = text === null ? numberOf('point', question.get('point'), data.test.points - 1) : undefined;
    const seed = numberOf('seed', question.get('seed') ?? '1', 2 ** 32 - 1);
    const typed = text === null ? undefined : pointOfText(text, data);
    const asked: Dataset = typed ? { ...data, test: typed.point } : data;
    const at = index ?? 0;
    const positives = rowOf(asked.test.labels, at);
    const { labels, scores } = await rankWithCheckpoint({
      ...{ path, data: asked, split: 'test', from: at, to: at + 1, k: data.labels },
    });
    const nameOf = (id: number) => data.labelNames?.[id] ?? `label ${id}`;
    const ranked = Array.from(labels, (id, rank) => ({
      ...{ id, name: nameOf(id), score: scores[rank], positive: positives.includes(id) },
    }));
    const mining = minedNegatives(header, data, ranked, positives, seed);
    const prediction: Prediction = {
      run,
      data: data.name,
      point: {
        ...(index === undefined ? {} : { index }),
        points: data.test.points,
        words: typed?.known ?? wordsOf(asked, at),
      },
      unknownWords: typed?.unknown ?? [],
      top: ranked.slice(0, topLabels),
      positives: ranked.filter(({ positive }) => positive),
      ...(mining ? { mining } : {}),
    };
    return JSON.stringify(prediction);
  }

  #open(request: Parameters<typeof openData>[0]): Promise<Dataset> {
    const key = JSON.stringify([request.data, request.weighting]);
    if (this.#data?.key !== key) this.#data = { key, loaded: openData(request) };
    return this.#data.loaded;
  }
}

function numberOf(name: string, text: string | null, high: number): number {
  const value = /^[0-9]+$/.test(text ?? '') ? Number(text) : NaN;
  if (value <= high) return value;
  throw new RangeError(`${name} must be a whole number from 0 to ${high}, got ${text ?? 'none'}`);
}

function rowOf({ rowStarts, labelIds }: Split['labels'], point: number): number[] {
  return Array.from(labelIds.subarray(rowStarts[point], rowStarts[point + 1]));
}

function wordsOf({ featureNames, test }: Dataset, point: number): string[] {
  const { rowStarts, columnIds } = test.features;
  if (featureNames === undefined) return [];
  return Array.from(columnIds.subarray(rowStarts[point], rowStarts[point + 1]), (id) => featureNames[id]);
}

/** One draw of negatives by the run's own scheme, with those that its mining keeps. */
function minedNegatives(
  { config: { method, sample, keep = sample, sampling } }: CheckpointHeader,
  data: Dataset,
  ranked: readonly ScoredLabel[],
  positives: readonly number[],
  seed: number,
): Prediction['mining'] {
  if (method === 'full' || sample === undefined || keep === undefined) return undefined;
  const labelCounts = new Float64Array(data.labels);
  for (const label of data.train.labels.labelIds) labelCounts[label]++;
  const sampler = samplerNamed(sampling).prepare({ classes: data.labels, labelCounts });
  const drawn = new Int32Array(sample);
  const count = sampler.sample(randomStream(seed, 'explorer', 'predict'), sample, drawn, positives);
  const byId = new Map(ranked.map((label) => [label.id, label]));
  const candidates = Array.from(drawn.subarray(0, count), (id) => byId.get(id)!);
  const kept = new Int32Array(Math.min(keep, count));
  const found = mineTopK(
    candidates.map(({ score }) => score),
    drawn,
    count,
    keep,
    kept,
  );
  const keptAt = new Set(kept.subarray(0, found));
  const negatives = candidates
    .map((label, index) => ({ ...label, kept: keptAt.has(index) }))
    .sort((a, b) => b.score - a.score || Number(b.kept) - Number(a.kept) || a.id - b.id);
  return { sample, keep, scheme: sampling, seed, negatives: negatives.slice(0, listedNegatives) };
}
