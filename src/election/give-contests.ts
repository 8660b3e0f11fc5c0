import {
  holdsMails,
  isClockTime,
  mostAnswers,
  namesEachRow,
  nearlyNamesEachRow,
  repeats,
  tellsHours,
} from './column-contents.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ColumnRole, KindReader } from './column-role.ts';
import { isHeaded } from './heading-test.ts';
import {
  emailHeading,
  groupHeading,
  timestampHeading,
  unitHeading,
  voterHeading,
} from './headings.ts';
import type { KindReading } from './infer-kind.ts';
import { isItem } from './long-form.ts';
import { holdsCodes } from './machine-codes.ts';
import { mayWeigh } from './may-weigh.ts';
import { scoredColumns } from './scored-columns.ts';
import { isFate, namesValidity, validityOf } from './validity.ts';
import type { Vocabularies } from './vocabulary.ts';

interface Candidate {
  readonly facts: ColumnFacts;
  readonly kind: KindReading;
}

interface Spared {
  readonly candidate: Candidate;
  readonly role: ColumnRole;
}

/** What is left may be contests. The last candidate stays a contest whatever its values are. */
export function giveContests(
  all: readonly ColumnFacts[],
  left: readonly ColumnFacts[],
  taken: Map<number, ColumnRole>,
  readKind: KindReader,
  words: Vocabularies,
  voterKnown: boolean,
): void {
  const first = all.find((facts) => taken.get(facts.position)?.role !== 'timestamp');
  const codes = left.filter((facts) => holdsCodes(facts) === 'surely');
  // A first column of codes may be that of the voters, unless there is nothing else.
  const spared = voterKnown || codes.length === left.length ? undefined : first;
  for (const facts of codes)
    if (facts !== spared)
      taken.set(facts.position, { role: 'private', basis: 'values', certain: true });
  let open: Candidate[] = left
    .filter(({ position }) => !taken.has(position))
    .map((facts) => ({ facts, kind: readKind(facts, words) }));
  let hasContests = [...taken.values()].some((one) => one.role === 'contest');
  const numbers = open.filter(({ facts }) => mayWeigh(facts));
  open = open.filter((one) => !numbers.includes(one));
  /** the last candidate, and what it would have been beside another */
  let last: Spared | undefined;
  const demote = (
    doomed: (candidate: Candidate) => boolean,
    role: (candidate: Candidate) => ColumnRole,
  ) => {
    for (const candidate of open.filter(doomed)) {
      if (open.length === 1 && !hasContests) {
        last ??= { candidate, role: role(candidate) };
        return;
      }
      taken.set(candidate.facts.position, role(candidate));
      open = open.filter((one) => one !== candidate);
    }
  };
  // Where no ballot is void, such a column is empty.
  demote(
    ({ facts }) => facts.distinct === 0 && namesValidity(facts.heading),
    () => ({ role: 'ignored', basis: 'heading', certain: true }),
  );
  const headings = open.map(({ facts }) => facts.heading);
  demote(
    ({ facts, kind }) =>
      validityOf(facts)?.certain === true &&
      !(kind.kind === 'question' && isFate(facts.heading, headings)),
    ({ facts }) => ({ role: 'ignored', basis: 'heading', certain: saysBad(facts) }),
  );
  demote(
    ({ facts, kind }) =>
      !voterKnown && facts === first && kind.kind !== 'question' && namesEachRow(facts),
    () => ({ role: 'voter', basis: 'values', certain: false }),
  );
  demote(
    ({ facts, kind }) =>
      !voterKnown && facts === first && kind.kind !== 'question' && nearlyNamesEachRow(facts),
    () => ({ role: 'private', basis: 'values', certain: false }),
  );
  demote(
    ({ facts, kind }) =>
      (kind.kind === 'choice' || kind.kind === 'text') && isHeaded(facts, groupHeading),
    ({ facts }) => groupRole(facts, voterKnown),
  );
  for (const run of scoredColumns(open)) {
    const [partOf = 0, ...others] = run.columns;
    const shared = { role: 'contest', basis: 'values', certain: true } as const;
    taken.set(partOf, { ...shared, kind: run });
    for (const position of others) taken.set(position, { ...shared, partOf });
    open = open.filter(({ facts }) => !run.columns.includes(facts.position));
    hasContests = true;
  }
  demote(
    ({ facts, kind }) => kind.kind === 'choice' && facts.filled > 3 && namesEachRow(facts),
    ({ facts }) => apart(facts, voterKnown),
  );
  demote(
    ({ facts }) => isHeaded(facts, timestampHeading) && tellsHours(facts),
    () => ({ role: 'ignored', basis: 'values', certain: false }),
  );
  demote(
    ({ facts, kind }) => kind.kind === 'choice' && holdsCodes(facts) === 'perhaps',
    () => ({ role: 'private', basis: 'values', certain: false }),
  );
  demote(
    ({ kind }) => kind.kind === 'text',
    ({ facts }) => apart(facts, voterKnown),
  );
  const questions = open.filter(({ kind }) => kind.kind === 'question').length;
  demote(
    ({ kind }) => kind.kind === 'empty' && questions === 0,
    () => ({ role: 'ignored', basis: 'values', certain: false }),
  );
  if (!hasContests && (open.length === 0 || last)) open = amongNumbers(numbers, open, last, taken);
  for (const { facts } of numbers)
    if (!open.some((one) => one.facts === facts))
      taken.set(facts.position, {
        role: 'ignored',
        basis: 'values',
        certain: false,
        mayWeigh: true,
      });
  if (open.length === 0 && !hasContests) open = promoted(all, taken, readKind, words);
  for (const { facts, kind } of open) {
    const guessed = kind.kind === 'empty' || kind.kind === 'text';
    const sure = !guessed && (!('certain' in kind) || kind.certain);
    const spare = last?.candidate.facts === facts && last.role.basis === 'heading';
    const others = open.flatMap((one) => (one.facts === facts ? [] : one.facts.spaced));
    const item = kind.kind === 'choice' && isItem(facts.spaced, others);
    const certain = sure && !spare && !item && !mayBeElse(facts, kind);
    taken.set(facts.position, { role: 'contest', basis: 'values', certain, kind });
  }
}

/**
 * What is voted on where nothing is plainly a contest: a column of numbers that is called so, or the only one
 * there is. Where several things may be, it is asked.
 */
function amongNumbers(
  numbers: readonly Candidate[],
  open: Candidate[],
  last: Spared | undefined,
  taken: Map<number, ColumnRole>,
): Candidate[] {
  const called = numbers.filter(({ facts }) => facts.name === 'vote');
  const voted = called.length === 1 ? called : numbers;
  const [only, ...more] = voted;
  if (only === undefined) return open;
  const besides = called.length === 1 ? [] : [...more, ...open];
  if (last) taken.set(last.candidate.facts.position, last.role);
  if (besides.length === 0) return [only];
  const kind = { kind: 'numbers' as const, beside: besides.map(({ facts }) => facts.heading) };
  return [{ ...only, kind }];
}

/** Choices beneath a heading of ids, or that are times of day with their date: a flag should settle it. */
function mayBeElse(facts: ColumnFacts, kind: KindReading): boolean {
  if (kind.kind !== 'choice') return false;
  return isHeaded(facts, voterHeading) || isHeaded(facts, emailHeading) || isClockTime(facts);
}

/** Whether it says of some ballots that they do not count, which is told of itself. */
function saysBad(facts: ColumnFacts): boolean {
  const { says } = validityOf(facts) ?? {};
  return says !== undefined && facts.values.some(({ folded }) => says(folded));
}

/** Where headings left no contest, the last column with answers that repeat is one after all. */
function promoted(
  all: readonly ColumnFacts[],
  taken: Map<number, ColumnRole>,
  readKind: KindReader,
  words: Vocabularies,
): Candidate[] {
  const last = all.findLast((facts) => {
    const role = taken.get(facts.position);
    const byHeading =
      role?.basis === 'heading' && ['private', 'group', 'timestamp'].includes(role.role);
    return byHeading && repeats(facts) && !holdsMails(facts);
  });
  if (last === undefined) return [];
  const kind = readKind(last, words);
  return [{ facts: last, kind: 'certain' in kind ? { ...kind, certain: false } : kind }];
}

/** A column of groups has few values; one with a value for nearly every row is a place or a name, kept private. */
function groupRole(facts: ColumnFacts, voterKnown: boolean): ColumnRole {
  const few = facts.distinct * 2 <= facts.filled || facts.distinct <= mostAnswers;
  return few ? { role: 'group', basis: 'heading', certain: true } : apart(facts, voterKnown);
}

/** What each row has of its own; a flat of each owner is no doubt. */
function apart(facts: ColumnFacts, voterKnown: boolean): ColumnRole {
  return { role: 'private', basis: 'values', certain: voterKnown && isHeaded(facts, unitHeading) };
}
