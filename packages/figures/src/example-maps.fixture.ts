import { type CalibrationMapRecord } from '@owlery/results';
import { readFileSync } from 'node:fs';

/**
 * Small maps as `owlery map` stores them: a hinge POWL and a logistic BOWL on three classes (400 points), a
 * hinge BOWL on twelve under zipf:1.2 for b = 1, 2, 4 and k = 1, 2, and a logistic BOWL on eight under
 * zipf:0.5, zipf:1 and zipf:2. Of the conics every sixteenth point is kept.
 */
export function exampleMaps(): CalibrationMapRecord[] {
  return JSON.parse(readFileSync(new URL('example-maps.fixture.json', import.meta.url), 'utf8'));
}
