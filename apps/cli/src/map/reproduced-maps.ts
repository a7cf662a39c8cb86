import { type CalibrationMapRecord, recordIdFrom, type Store } from '@owlery/results';
import { distributionCells } from './distribution-cells.ts';
import { type MapRequest, pairsOf } from './map-request.ts';
import { simplexCell } from './simplex-cell.ts';

const scheme = 'without-replacement';
const seed = 1;

/** Three classes: all pairs of b and k. */
const onTriangle = { scheme, classes: 3, samples: [1, 2], keeps: [1, 2] } as const;
/** A long tail under more and harder mining. */
const onTail = { scheme, classes: 100, samples: [1, 2, 4, 8, 16, 32], keeps: [1, 2, 4, 8] } as const;

/** The maps of calibration that a reproduction shows, stored; they take a few seconds. */
export async function reproducedMaps(store: Store): Promise<CalibrationMapRecord[]> {
  const detail = { seed, points: 2000, resolution: 30 };
  const simplex = (request: MapRequest) => ({
    ...{ ...request, seed },
    simplex: pairsOf(request).map((pair) => simplexCell(request, pair, detail)),
  });
  const cells = (request: MapRequest, distributions: readonly string[]) => ({
    ...request,
    cells: distributions.flatMap((name) => distributionCells(request, name, undefined)),
  });
  const maps = [
    simplex({ family: 'powl', surrogate: 'hinge', ...onTriangle }),
    simplex({ family: 'bowl', surrogate: 'logistic', ...onTriangle }),
    cells({ family: 'bowl', surrogate: 'hinge', ...onTail }, ['zipf:1.2']),
    cells(
      { family: 'bowl', surrogate: 'logistic', scheme, classes: 30, samples: [4], keeps: [1] },
      [0.4, 0.8, 1.2, 1.6, 2].map((exponent) => `zipf:${exponent}`),
    ),
  ];
  const createdAt = new Date().toISOString();
  const records = maps.map(({ samples, keeps, ...map }): CalibrationMapRecord => ({
    schema: 'owlery.calibration-map/1',
    id: recordIdFrom('map', map.family, map.surrogate, `${map.classes}`),
    createdAt,
    ...{ ...map, samples: [...samples], keeps: [...keeps] },
  }));
  for (const record of records) await store.write(record);
  return records;
}
