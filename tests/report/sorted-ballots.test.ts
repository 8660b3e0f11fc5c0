import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodeUnit } from '../../src/base/order.ts';
import { csvCell } from '../../src/report/csv-text.ts';
import { cellColumn, sortedBallots } from '../../src/report/redact/sorted-ballots.ts';

test('ballots come in the order of their lines', () => {
  const cell = fc.constantFrom('', 'a', 'ab', 'a,b', 'a;b', 'a"b', '"', ',', 'B', ' a', 'é', '-1');
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns })));
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
      const written = rows.map((cells) => cells.map(csvCell));
      const columns = (rows[0] ?? []).map((_, at) =>
        cellColumn(rows.length, (ballot) => written[ballot]?.[at] ?? ''),
      );
      const given = Uint32Array.from(rows.keys());
      const lines = written.map((cells) => cells.join(delimiter));
      const order = [...given].sort((a, b) => byCodeUnit(lines[a] ?? '', lines[b] ?? '') || a - b);
      expect([...sortedBallots(columns, delimiter, given)]).toEqual(order);
    }),
    { seed: 62, numRuns: 2000 },
  );
});
