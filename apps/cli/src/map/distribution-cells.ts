import { familyMap } from '@owlery/calibration';
import { type CalibrationMapRecord } from '@owlery/results';
import { type MapRequest } from './map-request.ts';

type DistributionCell = NonNullable<CalibrationMapRecord['cells']>[number];

/** One named distribution under the weights of every b and k, for every K or for one. */
export function distributionCells(
  { samples, keeps, ...request }: MapRequest,
  distribution: string,
  top: number | undefined,
): DistributionCell[] {
  const cells = familyMap({
    ...request,
    ...{ samples, keeps, distributions: [distribution] },
    ...(top === undefined ? {} : { top }),
  });
  return cells as unknown as DistributionCell[];
}
