import { recordsOf } from '@owlery/results';
import { column, number, text } from './internal/cells.ts';
import { type Cell, type TableDefinition } from './table.ts';

/** The claims of the theory in the latest record of them: how strong each is, and whether it holds. */
export const claimsTable: TableDefinition = {
  name: 'claims',
  title: 'Claims of the theory',
  build: (records) => {
    const latest = recordsOf(records, 'owlery.claims/1').reduce<Latest | undefined>(
      (found, record) => (found && found.createdAt > record.createdAt ? found : record),
      undefined,
    );
    const claims = latest?.claims ?? [];
    return {
      name: 'claims',
      title: 'Claims of the theory',
      columns: [
        column('Claim'),
        column('Strength'),
        column('Holds'),
        column('Cases', 'number'),
        column('Seed', 'number'),
      ],
      rows: claims.map(({ title, strength, holds, cases, seed }): Cell[] => [
        text(title),
        text(strength),
        text(holds ? 'yes' : 'NO'),
        number(cases),
        number(seed),
      ]),
      blockColumns: 0,
      notes: [
        'Proved: exactly, for the instances that were looked at. Tested: on random cases with this seed. Estimated: with an interval.',
      ],
    };
  },
};

type Latest = ReturnType<typeof recordsOf<'owlery.claims/1'>>[number];
