import { methodLabel, recordsOf, type RunConfig, sampleAndKeep } from '@owlery/results';
import { type SiteData, type UnfinishedRun } from '../../store/site-data.ts';

/** A run as a line of the table. */
export interface RunRow {
  readonly id: string;
  readonly task: string;
  readonly method: string;
  readonly sample: number | null;
  readonly keep: number | null;
  readonly seed: number | null;
  readonly precision1: number | null;
  readonly precision3: number | null;
  readonly precision5: number | null;
  readonly seconds: number | null;
  readonly scoredLabels: number | null;
  readonly created: string;
  /** `finished`, or how far it is. */
  readonly status: string;
  readonly finished: boolean;
  /** What a search looks in, in lower case. */
  readonly words: string;
}

/** Every run of the site, finished or not. */
export function runRows({ records, unfinished }: Pick<SiteData, 'records' | 'unfinished'>): RunRow[] {
  const finished = recordsOf(records, 'owlery.run/1').map((run): RunRow => {
    const split = run.labels?.['split'] ?? run.data.split;
    const task = `${run.labels?.['task'] ?? run.data.name}${split === undefined ? '' : `, ${split}`}`;
    return withWords({
      ...{ id: run.id, task, ...configCells(run.config) },
      precision1: run.metrics.test['P@1'] ?? null,
      precision3: run.metrics.test['P@3'] ?? null,
      precision5: run.metrics.test['P@5'] ?? null,
      seconds: run.cost.trainSeconds,
      scoredLabels: run.cost.scoredLabels,
      created: run.createdAt.slice(0, 16).replace('T', ' '),
      ...{ status: 'finished', finished: true },
    });
  });
  return [...finished, ...unfinished.map(unfinishedRow)];
}

function unfinishedRow({ id, epochs, data, config, createdAt }: UnfinishedRun): RunRow {
  const last = epochs.at(-1);
  const of = config === undefined ? '' : ` of ${config.epochs}`;
  const none = { method: '–', sample: null, keep: null, seed: null };
  return withWords({
    ...{ id, task: data ?? '–', ...(config ? configCells(config) : none) },
    precision1: last?.dev?.['P@1'] ?? null,
    precision3: last?.dev?.['P@3'] ?? null,
    precision5: last?.dev?.['P@5'] ?? null,
    seconds: epochs.reduce((sum, epoch) => sum + epoch.seconds, 0),
    scoredLabels: epochs.reduce((sum, epoch) => sum + (epoch.scoredLabels ?? 0), 0),
    created: createdAt?.slice(0, 16).replace('T', ' ') ?? '',
    ...{ status: `epoch ${last?.epoch ?? 0}${of}`, finished: false },
  });
}

function configCells(config: RunConfig) {
  const { sample, keep } = sampleAndKeep(config);
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return { method: methodLabel(config), sample: finite(sample), keep: finite(keep), seed: config.seed };
}

function withWords(row: Omit<RunRow, 'words'>): RunRow {
  return { ...row, words: `${row.id} ${row.task} ${row.method} ${row.status}`.toLowerCase() };
}
