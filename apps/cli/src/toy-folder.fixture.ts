import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const toySizes = { features: 50, labels: 30, train: 400, test: 100, dev: 60 } as const;

/**
 * Writes a small data folder for tests: one label a point, told by two of its three features
 * and disturbed by the third.
 */
export function writeToyFolder(folder: string, scale = 1): string {
  mkdirSync(folder, { recursive: true });
  for (const [at, split] of (['train', 'dev', 'test'] as const).entries()) {
    const points = scale * toySizes[split];
    const lines = Array.from({ length: points }, (_, i) => {
      const label = (7 * i + 11 * at) % toySizes.labels;
      const features = new Set([label, 30 + (label % 17), (13 * i + 5 * at + 3) % toySizes.features]);
      return `${label} ${[...features]
        .sort((a, b) => a - b)
        .map((id) => `${id}:1`)
        .join(' ')}`;
    });
    writeFileSync(join(folder, `${split}.txt`), [`${points} 50 30`, ...lines, ''].join('\n'));
  }
  return folder;
}
