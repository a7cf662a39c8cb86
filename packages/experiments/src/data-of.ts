import { type Dataset } from '@owlery/data';
import { type RunData } from '@owlery/results';

/** What a record says of a data set: name, sizes, points of each split, and the checksum. */
export function dataOf(data: Dataset): RunData {
  const { name, features, labels, train, dev, test, weighting, checksum } = data;
  return {
    ...{ name, features, labels },
    train: train.points,
    ...(dev ? { dev: dev.points } : {}),
    test: test.points,
    weighting,
    checksum,
  };
}
