import { figures } from '@owlery/figures';
import { openStore } from '@owlery/results';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reproducedMaps } from './reproduced-maps.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'owlery-maps-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('stores maps that every figure of calibration draws, the same each time', async () => {
  const store = openStore(join(folder, 'runs'));
  const records = await reproducedMaps(store);
  expect((await store.list()).records.map(({ id }) => id).sort()).toEqual(records.map(({ id }) => id).sort());
  const drawn = figures.filter((figure) => figure.build(records).data.length > 0).map(({ name }) => name);
  expect(drawn).toEqual(['calibration-gap', 'calibrated-ranks', 'calibrated-regions', 'calibrated-share']);
  const again = await reproducedMaps(openStore(join(folder, 'again')));
  const undated = (maps: typeof records) => maps.map((map) => ({ ...map, createdAt: '' }));
  expect(undated(again)).toEqual(undated(records));
});
