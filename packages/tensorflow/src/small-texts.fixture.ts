import { type Dataset, type Split, type SplitName } from '@owlery/data';
import { randomStream } from '@owlery/numeric';

const [vocabulary, labels] = [30, 12];

/** Short texts whose label is told by one of their words, among words that tell nothing. */
export function smallTexts(points = 300): Dataset {
  return {
    ...{
      name: 'small texts',
      features: vocabulary,
      labels,
      weighting: 'none',
      source: 'made for tests',
      notes: [],
    },
    checksum: `small texts ${points}`,
    train: texts('train', points),
    dev: texts('dev', 60),
    test: texts('test', 60),
  };
}

function texts(name: SplitName, points: number): Split {
  const stream = randomStream(5, 'small texts', name);
  const label = Array.from({ length: points }, () => stream.below(labels));
  const words = label.map((own) => {
    const text = Array.from(
      { length: 2 + stream.below(4) },
      () => labels + stream.below(vocabulary - labels),
    );
    text.splice(stream.below(text.length + 1), 0, own);
    return text;
  });
  const bags = words.map((text) => [...new Set(text)].sort((a, b) => a - b));
  const starts = (lists: number[][]) =>
    Uint32Array.from([
      0,
      ...lists.map(
        (
          (sum) => (list) =>
            (sum += list.length)
        )(0),
      ),
    ]);
  const columnIds = Uint32Array.from(bags.flat());
  return {
    ...{ name, points },
    features: {
      ...{ rows: points, columns: vocabulary, rowStarts: starts(bags), columnIds },
      values: new Float32Array(columnIds.length).fill(1),
    },
    labels: {
      points,
      labels,
      rowStarts: Uint32Array.from({ length: points + 1 }, (_, i) => i),
      labelIds: Uint32Array.from(label),
    },
    sequences: { points, rowStarts: starts(words), wordIds: Uint32Array.from(words.flat()) },
  };
}
