import { type Dataset, type Split, type SplitName } from '@owlery/data';
import { type RandomStream, randomStream } from '@owlery/numeric';

interface Shape {
  readonly points: number;
  readonly features: number;
  readonly labels: number;
}

/** A small task that can be learnt: each label has features of its own, points mix those of their labels. */
export function smallData(
  { points, features, labels }: Shape = { points: 200, features: 60, labels: 30 },
): Dataset {
  const split = (name: SplitName, count: number) =>
    smallSplit(name, count, features, labels, randomStream(3, 'small data', name));
  return {
    ...{ name: 'small', features, labels, weighting: 'none', source: 'made for tests', notes: [] },
    checksum: `small ${points} ${features} ${labels}`,
    train: split('train', points),
    dev: split('dev', Math.ceil(points / 4)),
    test: split('test', Math.ceil(points / 4)),
  };
}

function smallSplit(
  name: SplitName,
  points: number,
  features: number,
  labels: number,
  stream: RandomStream,
): Split {
  const featureRows: number[][] = [];
  const labelRows: number[][] = [];
  for (let point = 0; point < points; point++) {
    const own = new Set(Array.from({ length: 1 + stream.below(3) }, () => stream.below(labels)));
    const active = new Set([...own].flatMap((label) => [(2 * label) % features, (2 * label + 1) % features]));
    active.add(stream.below(features));
    labelRows.push([...own].sort(ascending));
    featureRows.push([...active].sort(ascending));
  }
  // One point without labels and one without features, as real data have.
  labelRows[points - 1] = [];
  featureRows[points - 2] = [];
  const [x, y] = [rows(featureRows), rows(labelRows)];
  const values = Float32Array.from(x.ids, () => 0.2 + stream.uniform());
  return {
    name,
    points,
    features: { rows: points, columns: features, rowStarts: x.starts, columnIds: x.ids, values },
    labels: { points, labels, rowStarts: y.starts, labelIds: y.ids },
  };
}

function rows(lists: number[][]) {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, r) => (starts[r + 1] = starts[r] + list.length));
  return { starts, ids: Uint32Array.from(lists.flat()) };
}

function ascending(a: number, b: number): number {
  return a - b;
}
