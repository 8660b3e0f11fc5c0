import { foldText } from '../base/fold.ts';
import { groupedBy } from '../base/grouped-by.ts';
import { byCodeUnit } from '../base/order.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { Value } from './value-list.ts';

const gridHeading = /^(?<title>.*\S)\s*\[[^[\]]+\]$/su;

/**
 * The rows of a form's grid share their answers: each of their columns with the values of all of
 * them, by position.
 */
export function poolGrids(columns: readonly ColumnFacts[]): ReadonlyMap<number, ColumnFacts> {
  const titled = columns.flatMap((facts) => {
    const title = gridHeading.exec(facts.heading)?.groups?.title;
    return title === undefined ? [] : [{ facts, title: foldText(title) }];
  });
  return new Map(
    [...groupedBy(titled, ({ title }) => title).values()].flatMap((members) => {
      const grid = members.map(({ facts }) => facts);
      const values = pooled(grid.flatMap((facts) => facts.values));
      const sum = (of: 'rows' | 'filled') => grid.reduce((all, facts) => all + facts[of], 0);
      const shared = {
        ...{ values, distinct: values.length },
        ...{ rows: sum('rows'), filled: sum('filled') },
      };
      return grid.map(({ position, heading, name, spaced }): [number, ColumnFacts] => [
        position,
        { position, heading, name, spaced, ...shared },
      ]);
    }),
  );
}

function pooled(values: readonly Value[]): Value[] {
  const found = new Map<string, Value>();
  for (const value of values) {
    const known = found.get(value.folded) ?? { ...value, rows: 0 };
    found.set(value.folded, { ...known, rows: known.rows + value.rows });
  }
  return [...found.values()].sort((a, b) => byCodeUnit(a.folded, b.folded));
}
