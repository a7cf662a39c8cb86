import { boundAgainstMeasurement } from './bound-against-measurement.ts';
import { boundDecomposition } from './bound-decomposition.ts';
import { calibratedRanks } from './calibrated-ranks.ts';
import { calibratedRegions } from './calibrated-regions.ts';
import { calibratedShare } from './calibrated-share.ts';
import { calibrationGap } from './calibration-gap.ts';
import { complexityAgainstClasses } from './complexity-against-classes.ts';
import { type FigureDefinition } from './figure.ts';
import { learningCurves } from './learning-curves.ts';
import { miningFactors } from './mining-factors.ts';
import { precisionAgainstKeep } from './precision-against-keep.ts';
import { precisionAgainstScoredLabels } from './precision-against-scored-labels.ts';
import { precisionAgainstSeconds } from './precision-against-seconds.ts';
import { routeLooseness } from './route-looseness.ts';

/** Every figure, in the order of a report. A new one is a file and a line here. */
export const figures: readonly FigureDefinition[] = [
  precisionAgainstKeep,
  precisionAgainstScoredLabels,
  precisionAgainstSeconds,
  learningCurves,
  calibrationGap,
  calibratedRanks,
  calibratedRegions,
  calibratedShare,
  boundAgainstMeasurement,
  boundDecomposition,
  miningFactors,
  routeLooseness,
  complexityAgainstClasses,
];
