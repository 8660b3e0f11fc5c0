import { type ColumnFacts, everyForm } from './column-facts.ts';
import { asksQuestion } from './loose-headings.ts';
import { isUnranked, readRank } from './read-box.ts';

// What the cells below options say of their ranks.

/** A column of a family. */
interface Below {
  readonly facts: ColumnFacts;
}

/** Whether each cell holds a rank, or says that there is none. */
export function holdsRanks(facts: ColumnFacts): boolean {
  return (
    facts.distinct > 0 &&
    everyForm(facts, (folded) => readRank(folded) !== undefined || isUnranked(folded))
  );
}

/** `1st` and `3rd choice`: ranks by their words, though some ballot gives one twice or leaves many out. */
export function areWorded(members: readonly Below[]): boolean {
  return members.every(
    ({ facts }) =>
      !asksQuestion(facts.name) &&
      everyForm(facts, (folded) => isUnranked(folded) || /[\p{L}#]/u.test(folded)),
  );
}

/** The numbers of so many columns are ranks: none is 0 or larger than their number, some are larger than 1, and a ballot has one 1 at the most. */
export function areRanked(members: readonly Below[]): boolean {
  const ranks = members.flatMap(({ facts }) =>
    facts.values.flatMap(({ folded }) => (isUnranked(folded) ? [] : [readRank(folded) ?? 0])),
  );
  const firsts = members.flatMap(({ facts }) =>
    facts.values.flatMap(({ folded, rows }) => (readRank(folded) === 1 ? [rows] : [])),
  );
  const most = members[0]?.facts.rows ?? 0;
  const found = firsts.reduce((sum, rows) => sum + rows, 0);
  // A few ballots may give one twice, and so a rank beyond the last to others.
  if (areWorded(members) && found * 5 <= most * 6)
    return ranks.some((rank) => rank > 1) && ranks.every((rank) => rank <= members.length * 2);
  if (found > most) return false;
  return (
    ranks.some((rank) => rank > 1) && ranks.every((rank) => rank > 0 && rank <= members.length)
  );
}
