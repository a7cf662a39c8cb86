export * from './index.browser.ts';
export {
  compareWithOracle,
  type OracleComparison,
  type OracleDisagreement,
  type OracleName,
} from './oracles/compare-with-oracle.ts';
export { linearProgramInfima } from './oracles/linear-program-infima.ts';
