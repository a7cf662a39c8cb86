import { choiceTable } from './choice-table.ts';
import { claimsTable } from './claims-table.ts';
import { costTable } from './cost-table.ts';
import { gainTable } from './gain-table.ts';
import { mainTable } from './main-table.ts';
import { splitTable } from './split-table.ts';
import { type TableDefinition } from './table.ts';
import { tuningTable } from './tuning-table.ts';

/** Every table, in the order of a report. A new one is a file and a line here. */
export const tables: readonly TableDefinition[] = [
  mainTable,
  gainTable,
  costTable,
  splitTable,
  tuningTable,
  claimsTable,
  choiceTable,
];
