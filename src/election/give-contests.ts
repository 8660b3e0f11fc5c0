import { holdsFigures, holdsMails, isClockTime, repeats } from './column-contents.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ColumnRole, KindReader, Role } from './column-role.ts';
import {
  type Candidate,
  type Demotion,
  demotionsByHeading,
  demotionsByValues,
} from './demotions.ts';
import { isHeaded } from './heading-test.ts';
import {
  emailHeading,
  holdingHeading,
  numberHeading,
  proseHeading,
  voterHeading,
  weightHeading,
} from './headings.ts';
import type { KindReading } from './infer-kind.ts';
import { isItem } from './long-form.ts';
import { holdsCodes } from './machine-codes.ts';
import { mayWeigh } from './may-weigh.ts';
import { scoredColumns } from './scored-columns.ts';
import type { Vocabularies } from './vocabulary.ts';

interface Spared {
  readonly candidate: Candidate;
  readonly role: ColumnRole;
}

/** What may still be a contest; the last of them, and what it would have been beside another. */
interface Field {
  readonly open: readonly Candidate[];
  readonly last?: Spared;
}

/** What is left may be contests. The last candidate stays a contest whatever its values are. */
export function giveContests(
  all: readonly ColumnFacts[],
  taken: Map<number, ColumnRole>,
  readKind: KindReader,
  words: Vocabularies,
): void {
  const has = (role: Role) => [...taken.values()].some((one) => one.role === role);
  const voterKnown = has('voter');
  const first = all.find((facts) => taken.get(facts.position)?.role !== 'timestamp');
  const left = all.filter((facts) => !taken.has(facts.position));
  leaveCodes(left, voterKnown ? undefined : first, taken);
  const candidates = left
    .filter(({ position }) => !taken.has(position))
    .map((facts) => ({ facts, kind: readKind(facts, words) }));
  const numbers = candidates.filter(({ facts }) => mayWeigh(facts));
  const plain = candidates.filter((one) => !numbers.includes(one));
  const demote = (field: Field, demotion: Demotion) =>
    demoted(field, demotion, taken, has('contest'));
  const called = demotionsByHeading(voterKnown ? undefined : first, voterKnown).reduce(demote, {
    open: plain,
  });
  const unscored = { ...called, open: giveScores(called.open, taken) };
  const field = demotionsByValues(voterKnown).reduce(demote, unscored);
  const hasContests = has('contest');
  let { open } = field;
  if (!hasContests && (open.length === 0 || field.last)) open = amongNumbers(numbers, field, taken);
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
    const certain = isCertain({ facts, kind }, open, field.last);
    taken.set(facts.position, { role: 'contest', basis: 'values', certain, kind });
  }
}

/** A first column of codes may be that of the voters, unless there is nothing else. */
function leaveCodes(
  left: readonly ColumnFacts[],
  first: ColumnFacts | undefined,
  taken: Map<number, ColumnRole>,
): void {
  const codes = left.filter((facts) => holdsCodes(facts) === 'surely');
  const spared = codes.length === left.length ? undefined : first;
  for (const facts of codes)
    if (facts !== spared)
      taken.set(facts.position, { role: 'private', basis: 'values', certain: true });
}

/** Gives those that are no contests their roles, but where only one is left. */
function demoted(
  { open, last }: Field,
  { doomed, role }: Demotion,
  taken: Map<number, ColumnRole>,
  hasContests: boolean,
): Field {
  let kept = open;
  for (const candidate of open.filter((one) => doomed(one, open))) {
    if (kept.length === 1 && !hasContests)
      return { open: kept, last: last ?? { candidate, role: role(candidate) } };
    taken.set(candidate.facts.position, role(candidate));
    kept = kept.filter((one) => one !== candidate);
  }
  return { open: kept, ...(last && { last }) };
}

/** Makes contests of the columns with scores; what is left is no part of these. */
function giveScores(
  open: readonly Candidate[],
  taken: Map<number, ColumnRole>,
): readonly Candidate[] {
  const runs = scoredColumns(open);
  for (const run of runs) {
    const [partOf = 0, ...others] = run.columns;
    const shared = { role: 'contest', basis: 'values', certain: true } as const;
    taken.set(partOf, { ...shared, kind: run });
    for (const position of others) taken.set(position, { ...shared, partOf });
  }
  const scored = runs.flatMap(({ columns }) => columns);
  return open.filter(({ facts }) => !scored.includes(facts.position));
}

/** Whether nothing speaks for another reading of a contest. */
function isCertain(
  { facts, kind }: Candidate,
  open: readonly Candidate[],
  last: Spared | undefined,
): boolean {
  const guessed = kind.kind === 'empty' || kind.kind === 'text';
  const sure = !guessed && (!('certain' in kind) || kind.certain);
  const spare = last?.candidate.facts === facts && last.role.basis === 'heading';
  const others = open.flatMap((one) => (one.facts === facts ? [] : one.facts.spaced));
  const item = kind.kind === 'choice' && isItem(facts.spaced, others);
  return sure && !spare && !item && !mayBeElse(facts, kind);
}

/**
 * What is voted on where nothing is plainly a contest: a column of numbers that is called so, or the only one
 * there is. Where several things may be, it is asked.
 */
function amongNumbers(
  numbers: readonly Candidate[],
  { open, last }: Field,
  taken: Map<number, ColumnRole>,
): readonly Candidate[] {
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

/** Choices beneath a heading of ids, of weights or of notes, or that are times of day with their date: a flag should settle it. */
function mayBeElse(facts: ColumnFacts, kind: KindReading): boolean {
  if (kind.kind !== 'choice') return false;
  const named = [voterHeading, emailHeading, weightHeading, holdingHeading, proseHeading];
  if (named.some((heading) => isHeaded(facts, heading))) return true;
  return isClockTime(facts) || (holdsFigures(facts) && isHeaded(facts, numberHeading));
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
