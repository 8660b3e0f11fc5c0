import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { sizeOf } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ColumnRole } from './infer-roles.ts';

const itemHeading =
  /^(contest|question|poll|race|item|ballot item|agenda item|office|motion|frage|question id)( title| name)?$/u;

/** At most this share of the rows are by voters of their own. */
const votersShare = 0.7;

/** Refuses a file in which a row holds the answer of a voter to one question: of all but the last nothing would count. */
export function longForm(
  table: Table,
  columns: readonly ColumnFacts[],
  roles: readonly ColumnRole[],
): Diagnostic[] {
  const voters = table.columns[roles.findIndex((one) => one.role === 'voter')];
  const contests = roles.filter(({ role }) => role === 'contest');
  const item = columns.find(({ name, position }) => {
    const { role, kind } = roles[position] ?? {};
    return role === 'contest' && kind?.kind !== 'question' && itemHeading.test(name);
  });
  // Beside the question stands its answer.
  if (contests.length < 2) return [];
  const items = table.columns[item?.position ?? -1];
  if (voters === undefined || item === undefined || items === undefined || item.distinct < 2)
    return [];
  if (new Set(voters.codes).size > votersShare * table.rows) return [];
  const pairs = new Set<number>();
  voters.codes.forEach((code, row) => {
    pairs.add(code * sizeOf(items) + (items.codes[row] ?? 0));
  });
  return pairs.size === table.rows
    ? [diagnose('file.long-form', { heading: item.heading }, [{ column: item.heading }])]
    : [];
}
