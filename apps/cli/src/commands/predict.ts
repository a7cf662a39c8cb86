import { checkRows, openLabelRanker, rankedAtOnce } from '@owlery/training';
import { type Command } from 'commander';
import { once } from 'node:events';
import { type DataWeighting } from '../data/open-data.ts';
import { defaultThreads } from '../options/default-threads.ts';
import { oneOf } from '../options/one-of.ts';
import { storeOption } from '../options/store-option.ts';
import { weightingOption } from '../options/weighting-option.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { notice } from '../output/notice.ts';
import { inputLines } from '../predict/input-lines.ts';
import { type InputKind, pointReader } from '../predict/point-reader.ts';
import { type LinePrediction, predictionsOf } from '../predict/predictions-of.ts';
import { openCheckpoint } from '../stored-runs/open-checkpoint.ts';

const kinds = ['text', 'xc'] as const;
const mostLabels = 1000;

interface PredictOptions {
  readonly top: number;
  readonly input?: InputKind;
  readonly data?: string;
  readonly weighting?: DataWeighting;
  readonly threads?: number;
  readonly out: string;
  readonly json?: boolean;
}

/** `owlery predict`: the labels that a trained model gives to lines of stdin. */
export function predictCommand(command: Command): void {
  command
    .argument('<run>', 'folder of the run, <store>/<id>, or its id in the store')
    .option('--top <k>', `labels of a line; 1 to ${mostLabels}`, wholeNumber('--top', 1, mostLabels), 5)
    .option(
      '--input <kind>',
      `what a line of stdin is: ${kinds.join(', ')} (default: text where features have names, else xc)`,
      oneOf('--input', kinds),
    )
    .option('--data <name|folder>', 'names and weights from other data with the same features and labels')
    .addOption(weightingOption())
    .option(
      '--threads <t>',
      'threads; 1 to 256 (default: one a core, at most 16)',
      wholeNumber('--threads', 1, 256),
    )
    .addOption(storeOption('store in which an id is looked for'))
    .option('--json', 'print one JSON document, an array with an element for every line')
    .addHelpText(
      'after',
      `
A line of stdin is a text, whose words that are features count, or a point in the Extreme Classification
format, \`l1,l2 f1:v1 f2:v2\` or \`f1:v1 f2:v2\`, with values as they stand in the files of the data. Its
answer is one line, as soon as it is ready: the best of all labels, each as score and name, tabs between. With
--json each line of the array is one element, so that a reader of lines can follow it. A line of which
the model knows nothing has no labels.

Examples:
  owlery predict runs/wordnet-ancestors-snm-64-1-seed-1 < texts.txt
  echo 'a nocturnal bird of prey with large eyes' | owlery predict runs/wordnet-ancestors-snm-64-1-seed-1
  tail -n +2 my/folder/test.txt | owlery predict runs/my-run --top 10 --json`,
    )
    .action(predict);
}

async function predict(run: string, options: PredictOptions): Promise<void> {
  const { top, input, threads = defaultThreads(), json } = options;
  const { path, header, data } = await openCheckpoint(run, options);
  checkRows(path, header, data);
  const read = pointReader(data, input);
  const ranker = await openLabelRanker(path, { threads, k: top });
  const out = json ? jsonArray() : textLines();
  let strangers = 0;
  try {
    for await (const answer of predictionsOf(
      ...([inputLines(process.stdin, rankedAtOnce), read, ranker, data, top] as const),
    )) {
      if (answer.labels.length === 0) strangers++;
      await out.add(answer);
    }
    await out.finish();
  } catch (error) {
    await out.stop();
    throw error;
  } finally {
    await ranker.close();
  }
  if (strangers > 0)
    notice(`lines without anything that the model knows, and so without labels: ${strangers}`);
}

/** Where answers go: with `stop` what was written so far is brought to an end. */
interface Answers {
  add(answer: LinePrediction): Promise<void>;
  finish(): Promise<void>;
  stop(): Promise<void>;
}

function textLines(): Answers {
  const words = ({ labels }: LinePrediction) =>
    labels.map(({ id, name, score }) => `${score.toPrecision(5)} ${name ?? `label ${id}`}`).join('\t');
  return {
    add: (answer) => write(`${words(answer)}\n`),
    finish: async () => undefined,
    stop: async () => undefined,
  };
}

function jsonArray(): Answers {
  let begun = false;
  return {
    async add(answer) {
      await write(`${begun ? ',' : '['}\n${JSON.stringify(answer)}`);
      begun = true;
    },
    finish: () => write(begun ? '\n]\n' : '[]\n'),
    stop: async () => (begun ? write('\n]\n') : undefined),
  };
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
