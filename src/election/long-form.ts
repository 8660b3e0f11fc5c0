import { bitSet, countBits, hasBit, setBit } from '../base/bit-set.ts';
import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { groupedBy } from '../base/grouped-by.ts';
import { type Column, sizeOf, textAt } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ColumnRole } from './column-role.ts';
import { answerHeading } from './counted-figures.ts';
import { slug } from './slug.ts';

/** What a row answers, where it holds one answer of its voter. */
const itemHeading =
  /^(contest|question|poll|race|item|ballot item|agenda item|office|position|post|seat|vacancy|motion|resolution|proposal|frage|question id)( title| name)?$/u;

/** Whether a contest is what each row answers: a heading says so, and another that the answer stands below it. Both are spaced. */
export function isItem(heading: string, others: readonly string[]): boolean {
  return itemHeading.test(heading) && others.some((one) => answerHeading.test(one));
}

/** At least this share of the voters, and two, mark several options in as many rows, and not one after the other. */
const severalShare = 0.25;

/** Refuses a file in which a row holds the answer of a voter to one question, or one mark of several: of all but the last nothing would count. */
export function longForm(
  table: Table,
  columns: readonly ColumnFacts[],
  roles: readonly ColumnRole[],
): Diagnostic[] {
  const voter = roles.findIndex((one) => one.role === 'voter');
  const voters = table.columns[voter];
  const { distinct, filled } = columns[voter] ?? { distinct: 0, filled: 0 };
  if (voters === undefined || distinct >= filled) return [];
  const contests = columns.filter(({ position }) => roles[position]?.role === 'contest');
  const item = contests.find(
    ({ spaced, position }) =>
      roles[position]?.kind?.kind !== 'question' && itemHeading.test(spaced),
  );
  const few = distinct * (1 + severalShare) > filled;
  const others = contests.filter((one) => one !== item).map(({ spaced }) => spaced);
  // Of few voters the votes may have been changed, where no heading says which column is the answer.
  if (few && !(item && isItem(item.spaced, others))) return [];
  const heading =
    item && item.distinct > 1 && others.length > 0
      ? answersApart(table, voters, item.position)
      : marksApart(table, voters, contests, roles);
  if (heading === undefined) return [];
  const of = heading === item?.heading ? 'questions' : 'options';
  const args = { heading, id: slug(heading, heading), of } as const;
  return [diagnose('file.long-form', args, [{ column: heading }])];
}

/** Beside the question stands its answer, and each voter answers it once, however few answer several. */
function answersApart({ columns }: Table, voters: Column, item: number): string | undefined {
  const items = columns[item];
  if (items === undefined) return undefined;
  const size = sizeOf(items);
  const pairs = Float64Array.from(
    voters.codes,
    (code, row) => code * size + (items.codes[row] ?? 0),
  ).sort();
  // Below `size` they are of nobody.
  const once = pairs.every((pair, at) => pair < size || pair !== pairs[at + 1]);
  return once ? items.heading : undefined;
}

/** Many voters mark several options at once, each in a row of its own; one after the other they would be votes that were changed. */
function marksApart(
  table: Table,
  voters: Column,
  contests: readonly ColumnFacts[],
  roles: readonly ColumnRole[],
): string | undefined {
  // A column that is the same in every row, and no answer, says which poll it was.
  const [contest, ...more] = contests.filter(
    ({ distinct, position }) => distinct > 1 || roles[position]?.kind?.kind === 'question',
  );
  const options = table.columns[contest?.position ?? -1];
  if (contest === undefined || options === undefined || more.length > 0) return undefined;
  if (roles[contest.position]?.kind?.kind !== 'choice') return undefined;
  // Each of the voters that it takes stands in two rows or more.
  if (table.rows < (1 + severalShare) * (sizeOf(voters) - 1)) return undefined;
  const stamps = table.columns[roles.findIndex((one) => one.role === 'timestamp')];
  const whenOf = (row: number) => (stamps ? minuteOf(textAt(stamps, stamps.codes[row])) : '');
  const all = bitSet(sizeOf(voters));
  let several = 0;
  let own: number[] = [];
  /** Takes the rows of a voter; false where an option is marked twice at once. */
  const take = (): boolean => {
    const groups = own.length > 1 ? [...groupedBy(own, whenOf).values()] : [];
    const marks = groups.map((rows) => new Set(rows.map((row) => options.codes[row])).size);
    if (marks.some((count) => count > 1)) several += 1;
    return groups.every((rows, at) => rows.length === marks[at]);
  };
  let last = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const voter = voters.codes[row] ?? 0;
    if (voter === 0 || options.codes[row] === 0) continue;
    if (voter === last) own.push(row);
    else {
      // Who comes back after others has changed a vote.
      if (hasBit(all, voter) || !take()) return undefined;
      setBit(all, voter);
      last = voter;
      own = [row];
    }
  }
  if (!take()) return undefined;
  return several > 1 && several >= severalShare * countBits(all) ? options.heading : undefined;
}

/** A stamp without its seconds. */
function minuteOf(stamp: string): string {
  return stamp.replace(/(\d:\d\d):\d\d.*$/u, '$1');
}
