import {
  countsUp,
  holdsFigures,
  holdsMachines,
  holdsMails,
  holdsPoints,
  isAnswer,
  isClockColumn,
  isClockTime,
  isTime,
  mostAnswers,
  namesEachRow,
  nearlyNamesEachRow,
  repeats,
  tellsHours,
} from './column-contents.ts';
import { type ColumnFacts, everyValue } from './column-facts.ts';
import type { HeadingTest } from './heading-test.ts';
import {
  commentHeading,
  emailHeading,
  groupHeading,
  nameHeading,
  noteHeading,
  numberHeading,
  otherTimeHeading,
  privateHeading,
  proseHeading,
  responseHeading,
  stampHeading,
  timestampHeading,
  toolHeading,
  voterHeading,
  weightHeading,
} from './headings.ts';
import type { KindReading } from './infer-kind.ts';
import { holdsCodes } from './machine-codes.ts';
import { mayWeigh } from './may-weigh.ts';
import { finishing } from './unfinished.ts';
import { validityOf } from './validity.ts';
import { generalWords, type Vocabularies } from './vocabulary.ts';

export type Role = 'timestamp' | 'voter' | 'group' | 'weight' | 'contest' | 'private' | 'ignored';

/** What a column is taken for, and what that rests on. */
export interface ColumnRole {
  readonly role: Role;
  readonly basis: 'heading' | 'values' | 'definition' | 'flag';
  readonly certain: boolean;
  /** left out, for its numbers may say what each ballot weighs */
  readonly mayWeigh?: true;
  /** of a contest column */
  readonly kind?: KindReading;
  /** the made column of which this one is a part */
  readonly partOf?: number;
}

/** Whether a heading is of a sort; `ballot_id` and `ballot-id` are read like `ballot id`. */
function headed({ name, spaced }: ColumnFacts, heading: HeadingTest): boolean {
  return heading.test(name) || (spaced !== name && heading.test(spaced));
}

/** Reads what a column asks from its values. */
export type KindReader = (facts: ColumnFacts, words: Vocabularies) => KindReading;

/**
 * Gives each column a role from its heading and its values. `fixed` roles come from flags or a definition.
 * Values are looked at first: in a small file they are read sooner than a pattern of headings is compiled.
 */
export function inferRoles(
  columns: readonly ColumnFacts[],
  fixed: ReadonlyMap<number, ColumnRole>,
  readKind: KindReader,
  words: Vocabularies,
): readonly ColumnRole[] {
  const taken = new Map<number, ColumnRole>(fixed);
  const has = (role: Role) => [...taken.values()].some((one) => one.role === role);
  const give = (facts: ColumnFacts | undefined, role: Role, basis: 'heading' | 'values') => {
    if (facts && !taken.has(facts.position))
      taken.set(facts.position, { role, basis, certain: true });
  };
  const free = () => columns.filter((facts) => !taken.has(facts.position));

  const stamps = free().filter(
    (facts) => !isAnswer(facts, words) && headed(facts, timestampHeading) && isTime(facts),
  );
  if (!has('timestamp'))
    give(stamps.find(({ distinct }) => distinct > 0) ?? stamps[0], 'timestamp', 'heading');
  const [first] = columns;
  if (!has('timestamp') && first && first.distinct > 2 && isClockTime(first))
    give(first, 'timestamp', 'values');
  // Times that cannot be read are no answers either.
  if (!has('timestamp'))
    give(
      free().find((facts) => facts.distinct > 0 && headed(facts, stampHeading)),
      'timestamp',
      'heading',
    );
  for (const facts of free()) {
    const other = !isAnswer(facts, words) && headed(facts, otherTimeHeading);
    const time = other || headed(facts, stampHeading);
    if (time || stamps.includes(facts) || isClockColumn(facts)) give(facts, 'ignored', 'heading');
  }
  if (!has('voter')) {
    const open = free().filter((facts) => identifies(facts, words));
    const named = (heading: HeadingTest) => beneath(open, heading);
    // The smaller pattern goes first where the order says nothing: the larger takes 1 ms to be compiled.
    const mail = open.length === 1 ? named(emailHeading) : undefined;
    give(mail ?? named(voterHeading) ?? named(emailHeading), 'voter', 'heading');
  }
  if (!has('voter')) give(free().find(holdsMails), 'voter', 'values');
  if (!has('voter')) {
    const open = free().filter((facts) => mayIdentify(facts, words));
    const named = beneath(open, voterHeading) ?? beneath(open, emailHeading);
    if (named) taken.set(named.position, { role: 'voter', basis: 'heading', certain: false });
  }
  for (const facts of free()) {
    if (isPrivate(facts, words)) give(facts, 'private', 'heading');
    else if (holdsFigures(facts) && headed(facts, weightHeading) && !has('weight')) {
      give(facts, 'weight', 'heading');
    } else if (headed(facts, toolHeading) || holdsPoints(facts) || saysFinished(facts))
      give(facts, 'ignored', 'heading');
    else if (countsUp(facts) && headed(facts, responseHeading) && !isNay(facts, columns))
      give(facts, 'ignored', 'heading');
    else if (facts.distinct === 0 && facts.heading === '') give(facts, 'ignored', 'values');
    else if (facts.distinct === 0 && (headed(facts, voterHeading) || headed(facts, noteHeading)))
      give(facts, 'ignored', 'heading');
  }
  giveContests(columns, free(), taken, readKind, words, has('voter'));
  return columns.map(
    (facts) => taken.get(facts.position) ?? { role: 'ignored', basis: 'values', certain: false },
  );
}

interface Candidate {
  readonly facts: ColumnFacts;
  readonly kind: KindReading;
}

/** The first column with such a heading; namesakes are two voters, so that names come last. */
function beneath(columns: readonly ColumnFacts[], heading: HeadingTest): ColumnFacts | undefined {
  const fitting = columns.filter((facts) => headed(facts, heading));
  return fitting.find((facts) => !headed(facts, nameHeading)) ?? fitting[0];
}

/** Whether values say who votes: most rows have one of their own. */
function identifies(facts: ColumnFacts, words: Vocabularies): boolean {
  return facts.filled > 0 && !isAnswer(facts, words) && facts.distinct * 2 >= facts.filled;
}

/**
 * Whether values may say it though most rows share theirs: somebody may have voted again and again. Ids
 * have figures, and there are many, or their heading says that they are ids.
 */
function mayIdentify(facts: ColumnFacts, words: Vocabularies): boolean {
  if (facts.distinct < 2 || isAnswer(facts, words) || !holdsFigures(facts)) return false;
  return facts.distinct > mostAnswers || headed(facts, numberHeading);
}

/** Choices beneath a heading of ids, or that are times of day with their date: a flag should settle it. */
function mayBeElse(facts: ColumnFacts, kind: KindReading): boolean {
  if (kind.kind !== 'choice') return false;
  return headed(facts, voterHeading) || headed(facts, emailHeading) || isClockTime(facts);
}

/** What is left may be contests. The last candidate stays a contest whatever its values are. */
function giveContests(
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
  const fixedContests = [...taken.values()].some((one) => one.role === 'contest');
  const demote = (
    doomed: (candidate: Candidate) => boolean,
    role: (candidate: Candidate) => ColumnRole,
  ) => {
    for (const candidate of open.filter(doomed)) {
      if (open.length === 1 && !fixedContests) return;
      taken.set(candidate.facts.position, role(candidate));
      open = open.filter((one) => one !== candidate);
    }
  };
  const weighed = [...taken.values()].some((one) => one.role === 'weight');
  demote(
    ({ facts }) => mayWeigh(facts),
    () => ({
      role: 'ignored',
      basis: 'values',
      certain: false,
      ...(weighed ? {} : { mayWeigh: true }),
    }),
  );
  demote(
    ({ facts }) => validityOf(facts)?.certain === true,
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
      (kind.kind === 'choice' || kind.kind === 'text') && headed(facts, groupHeading),
    ({ facts }) => groupRole(facts),
  );
  demote(
    ({ facts, kind }) => kind.kind === 'choice' && facts.filled > 3 && namesEachRow(facts),
    () => ({ role: 'private', basis: 'values', certain: false }),
  );
  demote(
    ({ facts }) => headed(facts, timestampHeading) && tellsHours(facts),
    () => ({ role: 'ignored', basis: 'values', certain: false }),
  );
  demote(
    ({ facts, kind }) => kind.kind === 'choice' && holdsCodes(facts) === 'perhaps',
    () => ({ role: 'private', basis: 'values', certain: false }),
  );
  demote(
    ({ kind }) => kind.kind === 'text',
    () => ({ role: 'private', basis: 'values', certain: false }),
  );
  const questions = open.filter(({ kind }) => kind.kind === 'question').length;
  demote(
    ({ kind }) => kind.kind === 'empty' && questions === 0,
    () => ({ role: 'ignored', basis: 'values', certain: false }),
  );
  if (open.length === 0 && !fixedContests) open = promoted(all, taken, readKind, words);
  for (const { facts, kind } of open) {
    const guessed = kind.kind === 'empty' || kind.kind === 'text';
    const sure = !guessed && (!('certain' in kind) || kind.certain);
    const certain = sure && !mayBeElse(facts, kind);
    taken.set(facts.position, { role: 'contest', basis: 'values', certain, kind });
  }
}

/** "No" beside "Yes" is an answer, and elsewhere a number. */
function isNay({ name }: ColumnFacts, columns: readonly ColumnFacts[]): boolean {
  const meaning = (folded: string) => generalWords().get(folded);
  return meaning(name) === 'no' && columns.some((one) => meaning(one.name) === 'yes');
}

/** Whether a response was finished, which is no group of voters. */
function saysFinished(facts: ColumnFacts): boolean {
  return facts.name === 'status' && everyValue(facts, (folded) => finishing.test(folded));
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
function groupRole(facts: ColumnFacts): ColumnRole {
  const few = facts.distinct * 2 <= facts.filled || facts.distinct <= mostAnswers;
  return few
    ? { role: 'group', basis: 'heading', certain: true }
    : { role: 'private', basis: 'values', certain: false };
}

function isPrivate(facts: ColumnFacts, words: Vocabularies): boolean {
  if (holdsMachines(facts)) return true;
  const unique = facts.filled > 0 && facts.distinct * 2 > facts.filled;
  const names = () =>
    headed(facts, emailHeading) || holdsMails(facts) || (unique && headed(facts, nameHeading));
  const asksText = () => headed(facts, privateHeading) || headed(facts, commentHeading);
  if (isAnswer(facts, words)) return names() && !asksText() && !headed(facts, proseHeading);
  return asksText() || (headed(facts, proseHeading) ? !repeats(facts) : names());
}
