import { type Split, type SplitName } from '../split.ts';
import { GrowingArray } from './growing-array.ts';

/** A split put together point by point. */
export class SplitBuilder {
  private readonly featureStarts: number[] = [0];
  private readonly labelStarts: number[] = [0];
  private readonly columnIds = new GrowingArray((length) => new Uint32Array(length));
  private readonly values = new GrowingArray((length) => new Float32Array(length));
  private readonly labelIds = new GrowingArray((length) => new Uint32Array(length));

  /** Adds a point; both lists of ids ascend strictly. */
  add(columnIds: ArrayLike<number>, values: ArrayLike<number>, labelIds: ArrayLike<number>): void {
    push(this.columnIds, columnIds);
    push(this.values, values);
    push(this.labelIds, labelIds);
    this.featureStarts.push(this.columnIds.length);
    this.labelStarts.push(this.labelIds.length);
  }

  build(name: SplitName, features: number, labels: number): Split {
    const points = this.featureStarts.length - 1;
    return {
      name,
      points,
      features: {
        rows: points,
        columns: features,
        rowStarts: Uint32Array.from(this.featureStarts),
        columnIds: this.columnIds.finish(),
        values: this.values.finish(),
      },
      labels: {
        points,
        labels,
        rowStarts: Uint32Array.from(this.labelStarts),
        labelIds: this.labelIds.finish(),
      },
    };
  }
}

function push(
  target: GrowingArray<Uint32Array> | GrowingArray<Float32Array>,
  elements: ArrayLike<number>,
): void {
  target.reserve(elements.length, 0);
  target.array.set(elements, target.length);
  target.length += elements.length;
}
