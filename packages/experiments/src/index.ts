export { dataOf } from './data-of.ts';
export { environmentOf } from './environment-of.ts';
export { runRecordOf, type RunRecordOptions } from './run-record-of.ts';
