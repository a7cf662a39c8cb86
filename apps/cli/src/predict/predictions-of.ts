import { DataError, type Dataset } from '@owlery/data';
import { type LabelRanker } from '@owlery/training';
import { type InputLines } from './input-lines.ts';
import { type PointReader } from './point-reader.ts';

/** What a model says of one line. */
export interface LinePrediction {
  readonly line: number;
  /** Best first; empty where nothing of the line is a feature, so that all scores are equal. */
  readonly labels: readonly {
    readonly id: number;
    readonly name?: string;
    readonly score: number;
    /** Whether the line says that it has this label; absent where it says nothing of labels. */
    readonly positive?: boolean;
  }[];
  /** Words of a text that the model does not know. */
  readonly unknownWords?: readonly string[];
}

/**
 * Answers lines as they come, in their order. At a malformed line those before it are answered first.
 *
 * @throws {DataError} `stdin:line: …` for a malformed line.
 */
export async function* predictionsOf(
  source: AsyncIterable<InputLines>,
  read: PointReader,
  ranker: LabelRanker,
  data: Dataset,
  top: number,
): AsyncGenerator<LinePrediction, void> {
  for await (const given of source) {
    const { sound, fault } = soundLines(given, read);
    if (sound) yield* answers(sound.lines, sound.points, ranker, data, top);
    if (fault) throw fault;
  }
}

/** The lines as points, up to the first that is malformed. */
function soundLines(given: InputLines, read: PointReader) {
  try {
    return { sound: { lines: given, points: read(given) } };
  } catch (fault) {
    if (!(fault instanceof DataError) || fault.line === undefined) throw fault;
    const lines = { ...given, lines: given.lines.slice(0, fault.line - given.firstLine) };
    return lines.lines.length === 0 ? { fault } : { sound: { lines, points: read(lines) }, fault };
  }
}

async function* answers(
  { firstLine, lines }: InputLines,
  { features, positives, unknown }: ReturnType<PointReader>,
  ranker: LabelRanker,
  { labelNames }: Dataset,
  top: number,
): AsyncGenerator<LinePrediction, void> {
  const { labels, scores } = await ranker.rank(features, top);
  for (let i = 0; i < lines.length; i++) {
    const known = features.rowStarts[i + 1] > features.rowStarts[i];
    const own = positives?.[i] ?? [];
    const found = known ? [...labels.subarray(i * top, (i + 1) * top)].filter((id) => id >= 0) : [];
    yield {
      line: firstLine + i,
      labels: found.map((id, rank) => ({
        id,
        ...(labelNames ? { name: labelNames[id] } : {}),
        score: scores[i * top + rank],
        ...(own.length > 0 ? { positive: own.includes(id) } : {}),
      })),
      ...(unknown ? { unknownWords: unknown[i] } : {}),
    };
  }
}
