import { type CalibrationMapRecord } from '@owlery/results';

export type TriangleCell = NonNullable<CalibrationMapRecord['simplex']>[number];
export type Point = readonly [number, number, number];

const orders: readonly Point[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/** The six copies of a list of points of the sorted sixth of the triangle, one for each order of the classes. */
export function mirrored<T>(points: readonly (readonly [T, T, T])[]): (readonly [T, T, T])[][] {
  return orders.map((order) =>
    points.map((point) => [point[order[0]], point[order[1]], point[order[2]]] as const),
  );
}

/**
 * The sides that bound the six copies of a region: those that no two polygons share. Corners are compared
 * as ratios, so that none is missed by rounding.
 */
export function outline(
  polygons: readonly (readonly Point[])[],
  exactPolygons: readonly (readonly (readonly [string, string, string])[])[],
): Point[][] {
  const sides = new Map<string, { side: Point[]; times: number }>();
  const exact = exactPolygons.flatMap(mirrored);
  polygons.flatMap(mirrored).forEach((polygon, which) =>
    polygon.forEach((from, corner) => {
      const next = (corner + 1) % polygon.length;
      const key = [exact[which][corner].join(), exact[which][next].join()].sort().join(' ');
      const times = (sides.get(key)?.times ?? 0) + 1;
      sides.set(key, { side: [from, polygon[next]], times });
    }),
  );
  return [...sides.values()].filter(({ times }) => times === 1).map(({ side }) => side);
}
