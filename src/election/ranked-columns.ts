import { type ColumnFacts, everyForm } from './column-facts.ts';
import {
  groupHeading,
  holdingHeading,
  responseHeading,
  voterHeading,
  weightHeading,
} from './headings.ts';
import { asksQuestion } from './loose-headings.ts';
import { isOrdinal, isUnranked, readRank } from './read-box.ts';

// Columns of ranks, one for each option.

/** One column of a family, with what its heading adds to the question. */
export interface Member {
  readonly facts: ColumnFacts;
  readonly item: string;
}

/** Whether all of them hold ranks, and together those of one contest. */
export function areRanks(members: readonly Member[]): boolean {
  return members.every(({ facts }) => holdsRanks(facts)) && areRanked(members);
}

/** Numbers that a clerk gave to the papers, from 1 on. */
export function countsRows(facts: ColumnFacts): boolean {
  const { position, distinct, filled, rows } = facts;
  const each = position === 0 && rows > 2 && filled === rows && distinct === rows;
  return each && everyForm(facts, (folded) => /^\d+$/u.test(folded));
}

function holdsRanks(facts: ColumnFacts): boolean {
  return (
    facts.distinct > 0 &&
    everyForm(facts, (folded) => readRank(folded) !== undefined || isUnranked(folded))
  );
}

/** Headings of numbers that rank nobody. */
const notRanked = [responseHeading, voterHeading, weightHeading, holdingHeading, groupHeading];

/** Ranks below a heading that may be an option. */
export function mayRank(facts: ColumnFacts): boolean {
  return holdsRanks(facts) && !notRanked.some((heading) => heading.test(facts.name));
}

/** `1st` and `3rd choice`: ranks by their words, though some ballot gives one twice or leaves many out. */
export function areWorded(members: readonly Member[]): boolean {
  return members.every(
    ({ facts }) =>
      !asksQuestion(facts.name) &&
      everyForm(facts, (folded) => isUnranked(folded) || /\p{L}/u.test(folded)),
  );
}

/** Of a hundred ballots so many more may give 1 to two options: that is an invalid mark. */
const slips = 10;
const slipsOfWords = 20;

/**
 * The numbers of so many columns are ranks: none is 0 or larger than their number, some are larger than 1, and
 * but for slips a ballot has one 1 at the most; `1st` and `2nd` are ranks, however often they are given.
 */
export function areRanked(members: readonly Member[]): boolean {
  const ranks = members.flatMap(({ facts }) =>
    facts.values.flatMap(({ folded }) => (isUnranked(folded) ? [] : [readRank(folded) ?? 0])),
  );
  const firsts = members.flatMap(({ facts }) =>
    facts.values.flatMap(({ folded, rows }) => (readRank(folded) === 1 ? [rows] : [])),
  );
  const most = members[0]?.facts.rows ?? 0;
  const found = firsts.reduce((sum, rows) => sum + rows, 0);
  const isUpTo = (largest: number) =>
    ranks.some((rank) => rank > 1) && ranks.every((rank) => rank > 0 && rank <= largest);
  // Who gives one word twice may give another rank beyond the last.
  if (areWorded(members) && found * 100 <= most * (100 + slipsOfWords))
    return isUpTo(members.length * 2);
  const ordinal = members.some(({ facts }) => facts.values.some(({ folded }) => isOrdinal(folded)));
  if (!ordinal && found * 100 > most * (100 + slips)) return false;
  return isUpTo(members.length);
}
