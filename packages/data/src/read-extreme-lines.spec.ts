import { describe, expect, it } from 'vitest';
import { readExtremeLines } from './read-extreme-lines.ts';

const place = { source: 'stdin', firstLine: 8, features: 10, labels: 4 };

describe('lines without a header', () => {
  it('are points with labels, without, and without the space that says so', () => {
    const { points, features, labels } = readExtremeLines(
      ['0,3 2:1 5:2.5', ' 7:1', '7:1 9:4\r', '2', ' '],
      place,
    );
    expect(points).toBe(5);
    expect([...features.rowStarts]).toEqual([0, 2, 3, 5, 5, 5]);
    expect([...features.columnIds]).toEqual([2, 5, 7, 7, 9]);
    expect([...features.values]).toEqual([1, 2.5, 1, 1, 4]);
    expect([...labels.rowStarts]).toEqual([0, 2, 2, 2, 3, 3]);
    expect([...labels.labelIds]).toEqual([0, 3, 2]);
  });

  it.each([
    ['7:1 10:2', 'feature 10 is out of range; the data set allows 0 to 9'],
    ['x:1', '"x:1" is no feature; features are written id:value'],
    ['4 1:1', 'label 4 is out of range; the data set allows 0 to 3'],
    ['1 2:zebra', 'feature 2 has the value "zebra"; values are finite 32-bit decimal numbers'],
    ['', 'the line is empty; a point with neither labels nor features is a single space'],
  ])('are refused by their number: %s', (line, reason) => {
    expect(() => readExtremeLines(['0 1:1', line], place)).toThrow(`stdin:9: ${reason}`);
  });

  it('may be none', () => {
    expect(readExtremeLines([], place).points).toBe(0);
  });
});
