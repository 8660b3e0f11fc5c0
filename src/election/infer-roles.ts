import { sights } from '../csv/kernel.ts';
import { type ColumnFacts, everyValue, firstValues, mostly } from './column-facts.ts';
import {
  commentHeading,
  emailHeading,
  groupHeading,
  nameHeading,
  otherTimeHeading,
  pointsHeading,
  privateHeading,
  proseHeading,
  responseHeading,
  timestampHeading,
  toolHeading,
  voterHeading,
  weightHeading,
} from './headings.ts';
import type { KindReading } from './infer-kind.ts';
import { areIso } from './iso-reading.ts';
import { readStampText } from './stamp.ts';
import type { Vocabularies } from './vocabulary.ts';

export type Role = 'timestamp' | 'voter' | 'group' | 'weight' | 'contest' | 'private' | 'ignored';

/** What a column is taken for, and what that rests on. */
export interface ColumnRole {
  readonly role: Role;
  readonly basis: 'heading' | 'values' | 'definition' | 'flag';
  readonly certain: boolean;
  /** of a contest column */
  readonly kind?: KindReading;
  /** the made column of which this one is a part */
  readonly partOf?: number;
}

/** Whether a heading is of a sort; `ballot_id` and `ballot-id` are read like `ballot id`. */
function headed({ name, spaced }: ColumnFacts, pattern: RegExp): boolean {
  return pattern.test(name) || (spaced !== name && pattern.test(spaced));
}

/** Reads what a column asks from its values. */
export type KindReader = (facts: ColumnFacts, words: Vocabularies) => KindReading;

const mail = /^\S+@\S+\.\S+$/u;

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
  const identifies = (facts: ColumnFacts) =>
    facts.filled > 0 && !isAnswer(facts, words) && facts.distinct * 2 >= facts.filled;

  const stamps = free().filter(
    (facts) => !isAnswer(facts, words) && headed(facts, timestampHeading) && isTime(facts),
  );
  if (!has('timestamp')) give(stamps[0], 'timestamp', 'heading');
  const [first] = columns;
  if (!has('timestamp') && first && first.distinct > 2 && isClockTime(first))
    give(first, 'timestamp', 'values');
  for (const facts of free()) {
    const time = !isAnswer(facts, words) && headed(facts, otherTimeHeading);
    if (time || stamps.includes(facts) || isClockColumn(facts)) give(facts, 'ignored', 'heading');
  }
  if (!has('voter')) {
    const open = free().filter(identifies);
    const named = (pattern: RegExp) => open.find((facts) => headed(facts, pattern));
    // The smaller pattern goes first where the order says nothing: the larger takes 1 ms to be compiled.
    const mail = open.length === 1 ? named(emailHeading) : undefined;
    give(mail ?? named(voterHeading) ?? named(emailHeading), 'voter', 'heading');
  }
  if (!has('voter')) give(free().find(holdsMails), 'voter', 'values');
  for (const facts of free()) {
    if (isPrivate(facts, words)) give(facts, 'private', 'heading');
    else if (holdsFigures(facts) && headed(facts, weightHeading) && !has('weight')) {
      give(facts, 'weight', 'heading');
    } else if (headed(facts, toolHeading) || holdsPoints(facts)) give(facts, 'ignored', 'heading');
    else if (countsUp(facts) && headed(facts, responseHeading)) give(facts, 'ignored', 'heading');
    else if (facts.heading === '' && facts.distinct === 0) give(facts, 'ignored', 'values');
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

/** What is left may be contests. The last candidate stays a contest whatever its values are. */
function giveContests(
  all: readonly ColumnFacts[],
  left: readonly ColumnFacts[],
  taken: Map<number, ColumnRole>,
  readKind: KindReader,
  words: Vocabularies,
  voterKnown: boolean,
): void {
  let open: Candidate[] = left.map((facts) => ({
    facts,
    kind: readKind(facts, words),
  }));
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
  const first = all.find((facts) => taken.get(facts.position)?.role !== 'timestamp');
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
    const certain = kind.kind === 'empty' ? false : !('certain' in kind) || kind.certain;
    taken.set(facts.position, { role: 'contest', basis: 'values', certain, kind });
  }
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
  const few = facts.distinct * 2 <= facts.filled || facts.distinct <= 12;
  return few
    ? { role: 'group', basis: 'heading', certain: true }
    : { role: 'private', basis: 'values', certain: false };
}

/** Cells that are enough to tell times from other texts. */
const timeSample = 25;

function isTime(facts: ColumnFacts): boolean {
  if (facts.bulk && areIso(facts.bulk.texts)) return true;
  const sample = firstValues(facts, timeSample);
  const times = sample.filter((text) => readStampText(text).length > 0);
  return times.length * 5 >= sample.length * 4;
}

/** Times of day with their date, as only a clock writes them; dates alone may be options. */
function isClockTime(facts: ColumnFacts): boolean {
  // No time of day is written without one of these.
  if (facts.bulk && (facts.bulk.texts.seen & sights.timed) === 0) return false;
  if (facts.bulk && areIso(facts.bulk.texts)) return true;
  return firstValues(facts, timeSample).every((text) =>
    readStampText(text).some((reading) => reading.precision !== 'day'),
  );
}

/** A whole column of them is no contest: published, it would say when each voter voted. */
function isClockColumn(facts: ColumnFacts): boolean {
  return facts.distinct > 3 && facts.distinct * 2 > facts.filled && isClockTime(facts);
}

function holdsMails(facts: ColumnFacts): boolean {
  if (facts.bulk && (facts.bulk.texts.seen & sights.at) === 0) return false;
  return facts.distinct > 1 && mostly(facts, (text) => mail.test(text));
}

function isPrivate(facts: ColumnFacts, words: Vocabularies): boolean {
  const unique = facts.filled > 0 && facts.distinct * 2 > facts.filled;
  const names = () =>
    headed(facts, emailHeading) || holdsMails(facts) || (unique && headed(facts, nameHeading));
  const asksText = () => headed(facts, privateHeading) || headed(facts, commentHeading);
  if (isAnswer(facts, words)) return names() && !asksText() && !headed(facts, proseHeading);
  return asksText() || (headed(facts, proseHeading) ? !repeats(facts) : names());
}

/** Few short answers, each given about twice or more often. */
function repeats(facts: ColumnFacts): boolean {
  return (
    facts.distinct > 1 &&
    facts.distinct <= 12 &&
    facts.distinct * 2 <= facts.filled &&
    facts.values.every((value) => value.text.length <= 120)
  );
}

function holdsFigures(facts: ColumnFacts): boolean {
  return facts.distinct > 0 && mostly(facts, (text) => /\d/u.test(text));
}

/** `1 / 2`, or `-- / 0` where no points were given. */
function holdsPoints(facts: ColumnFacts): boolean {
  return (
    pointsHeading.test(facts.name) &&
    facts.distinct > 0 &&
    everyValue(facts, (text) => /^(--|[\d.,]+) \/ [\d.,]+$/u.test(text))
  );
}

function isAnswer(facts: ColumnFacts, words: Vocabularies): boolean {
  // Each value beyond the words is no answer, and stands in a row at least.
  const others = facts.distinct - words.question.size;
  if (facts.distinct === 0 || others * 5 > facts.filled) return false;
  return mostly(facts, (text) => words.question.has(text));
}

/** A number given to each paper, which may start anew in each file; few values that repeat are answers. */
function countsUp(facts: ColumnFacts): boolean {
  const distinct = facts.distinct === facts.filled || facts.distinct > 12;
  return distinct && mostly(facts, (text) => /\d/u.test(text));
}

/** Longer texts are no names. */
const longestName = 100;

function namesEachRow(facts: ColumnFacts): boolean {
  const { bulk, rows, filled, distinct } = facts;
  if (rows <= 1 || filled !== rows || distinct !== filled) return false;
  return (
    (bulk !== undefined && bulk.texts.longest <= longestName) ||
    facts.values.every((value) => value.text.length <= longestName)
  );
}

/** Most rows have a value of their own, and some share one: names, where somebody may have voted twice. */
function nearlyNamesEachRow(facts: ColumnFacts): boolean {
  return facts.filled > 3 && facts.distinct * 5 >= facts.filled * 3 && facts.distinct > 3;
}
