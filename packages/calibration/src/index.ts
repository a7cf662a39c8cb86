export { calibratedShare, type CalibratedShare } from './maps/calibrated-share.ts';
export { certifyCalibration, type CertificateOptions } from './certificates/certify-calibration.ts';
export {
  compareWithOracle,
  type OracleComparison,
  type OracleDisagreement,
  type OracleName,
} from './oracles/compare-with-oracle.ts';
export { conditionalRisk } from './conditional-risk.ts';
export { decideCalibration } from './decide-calibration.ts';
export { enumeratedInfima } from './oracles/enumerated-infima.ts';
export { familyMap, type FamilyCell } from './maps/family-map.ts';
export { geometric } from './distributions/geometric.ts';
export { headsAndTail } from './distributions/heads-and-tail.ts';
export { linearProgramInfima } from './oracles/linear-program-infima.ts';
export { majorantPoints, type MajorantPoints } from './smooth-bowl/majorant-points.ts';
export { namedDistribution, type NamedDistribution } from './distributions/named-distribution.ts';
export { numericInfima } from './oracles/numeric-infima.ts';
export { partitionRisk } from './hinge-powl/partition-risk.ts';
export { pooledRisk } from './smooth-bowl/pooled-risk.ts';
export { positivePrefixRisks } from './hinge-bowl/positive-prefix-risks.ts';
export { probabilityFamilies } from './distributions/probability-families.ts';
export { sampleKeepMap, type SampleKeepCell, type SampleKeepOptions } from './maps/sample-keep-map.ts';
export { simplexCurves, type SimplexCurve } from './maps/simplex-curves.ts';
export { simplexGrid, type SimplexGridPoint } from './maps/simplex-grid.ts';
export { simplexRegions, type SimplexRegion } from './maps/simplex-regions.ts';
export { type CalibrationCertificate } from './verification/certificate-schema.ts';
export { type CalibrationDecision, type CalibrationMethod } from './calibration-decision.ts';
export { type CalibrationOptions, type Numbers } from './calibration-options.ts';
export { type OracleInfima, type OracleInstance } from './oracles/oracle-instance.ts';
export { type Polygon, type SimplexPoint } from './maps/polygon.ts';
export { type ProbabilityFamily } from './distributions/probability-family.ts';
export { uniform } from './distributions/uniform.ts';
export { verifyCertificate, type Verification } from './verification/verify-certificate.ts';
export { zipf } from './distributions/zipf.ts';
