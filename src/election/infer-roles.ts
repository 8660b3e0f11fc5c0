import { wordSet } from '../base/word-list.ts';
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
  repeats,
} from './column-contents.ts';
import { type ColumnFacts, everyValue, firstValues } from './column-facts.ts';
import type { ColumnRole, KindReader, Role } from './column-role.ts';
import { giveContests } from './give-contests.ts';
import { type HeadingTest, isHeaded, oneOf } from './heading-test.ts';
import {
  commentHeading,
  emailHeading,
  holdingHeading,
  nameHeading,
  noteHeading,
  numberHeading,
  otherTimeHeading,
  personalHeading,
  privateHeading,
  proseHeading,
  proxyHeading,
  responseHeading,
  stampHeading,
  timestampHeading,
  toolHeading,
  voterHeading,
  weightHeading,
} from './headings.ts';
import { finishing } from './unfinished.ts';
import { generalWords, type Vocabularies } from './vocabulary.ts';

/** Columns, and the roles that they have by now. */
interface Given {
  readonly columns: readonly ColumnFacts[];
  readonly words: Vocabularies;
  readonly taken: Map<number, ColumnRole>;
}

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
  const given = { columns, words, taken };
  giveTimes(given);
  giveVoter(given);
  giveOthers(given);
  giveContests(columns, taken, readKind, words);
  return columns.map(
    (facts) => taken.get(facts.position) ?? { role: 'ignored', basis: 'values', certain: false },
  );
}

function has({ taken }: Given, role: Role): boolean {
  return [...taken.values()].some((one) => one.role === role);
}

function free({ columns, taken }: Given): ColumnFacts[] {
  return columns.filter((facts) => !taken.has(facts.position));
}

function give(
  { taken }: Given,
  facts: ColumnFacts | undefined,
  role: Role,
  basis: 'heading' | 'values',
): void {
  if (facts && !taken.has(facts.position))
    taken.set(facts.position, { role, basis, certain: true });
}

/** When a ballot was cast, and other times, which are no answers. */
function giveTimes(given: Given): void {
  const { columns, words } = given;
  const stamps = free(given).filter(
    (facts) => !isAnswer(facts, words) && isHeaded(facts, timestampHeading) && isTime(facts),
  );
  if (!has(given, 'timestamp'))
    give(given, stamps.find(({ distinct }) => distinct > 0) ?? stamps[0], 'timestamp', 'heading');
  const [first] = columns;
  if (!has(given, 'timestamp') && first && first.distinct > 2 && isClockTime(first))
    give(given, first, 'timestamp', 'values');
  // Times that cannot be read are no answers either.
  if (!has(given, 'timestamp')) {
    const unread = free(given).find((facts) => facts.distinct > 0 && isHeaded(facts, stampHeading));
    give(given, unread, 'timestamp', 'heading');
  }
  for (const facts of free(given)) {
    const other = !isAnswer(facts, words) && isHeaded(facts, otherTimeHeading);
    const time = other || isHeaded(facts, stampHeading);
    if (time || stamps.includes(facts) || isClockColumn(facts))
      give(given, facts, 'ignored', 'heading');
  }
}

/** Who voted. */
function giveVoter(given: Given): void {
  const { words, taken } = given;
  if (!has(given, 'voter')) {
    const open = free(given).filter((facts) => identifies(facts, words));
    const named = (heading: HeadingTest) => beneath(open, heading);
    // The smaller pattern goes first where the order says nothing: the larger takes 1 ms to be compiled.
    const mail = open.length === 1 ? named(emailHeading) : undefined;
    give(given, mail ?? named(voterHeading) ?? named(emailHeading), 'voter', 'heading');
  }
  if (!has(given, 'voter')) give(given, free(given).find(holdsMails), 'voter', 'values');
  if (!has(given, 'voter')) {
    const open = free(given).filter((facts) => mayIdentify(facts, words));
    const named = beneath(open, voterHeading) ?? beneath(open, emailHeading);
    if (named) taken.set(named.position, { role: 'voter', basis: 'heading', certain: false });
  }
  // Beside the column that says who voted, other ids say it too.
  if (has(given, 'voter'))
    for (const facts of free(given).filter((one) => isHeaded(one, voterHeading)))
      if (identifies(facts, words) && holdsFigures(facts)) give(given, facts, 'private', 'heading');
}

/** What is private, what a ballot weighs, and what a tool noted. */
function giveOthers(given: Given): void {
  const { columns, words, taken } = given;
  const weights: ColumnFacts[] = [];
  for (const facts of free(given)) {
    if (isPrivateColumn(facts, words)) {
      const certain = !looksVoted(facts, words);
      taken.set(facts.position, { role: 'private', basis: 'heading', certain });
    } else if (mayBeWeight(facts)) weights.push(facts);
    else if (noted(facts)) give(given, facts, 'ignored', 'heading');
    else if (countsUp(facts) && isHeaded(facts, responseHeading) && !isNay(facts, columns))
      give(given, facts, 'ignored', 'heading');
    else if (facts.distinct === 0 && facts.heading === '') give(given, facts, 'ignored', 'values');
    else if (
      facts.distinct === 0 &&
      (isHeaded(facts, voterHeading) || isHeaded(facts, noteHeading))
    )
      give(given, facts, 'ignored', 'heading');
  }
  giveWeight(weights, taken);
}

/** The first column with such a heading; namesakes are two voters, so that names come last. */
function beneath(columns: readonly ColumnFacts[], heading: HeadingTest): ColumnFacts | undefined {
  const fitting = columns.filter((facts) => isHeaded(facts, heading));
  return fitting.find((facts) => !isHeaded(facts, nameHeading)) ?? fitting[0];
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
  return facts.distinct > mostAnswers || isHeaded(facts, numberHeading);
}

function mayBeWeight(facts: ColumnFacts): boolean {
  return holdsFigures(facts) && (isHeaded(facts, weightHeading) || isHeaded(facts, holdingHeading));
}

/** What says that it weighs does so before what somebody holds, which is doubted. */
function giveWeight(columns: readonly ColumnFacts[], taken: Map<number, ColumnRole>): void {
  const settled = [...taken.values()].some(({ role }) => role === 'weight');
  const plain = columns.filter((facts) => isHeaded(facts, weightHeading));
  const weight = settled ? undefined : (plain[0] ?? columns[0]);
  const basis = 'heading';
  for (const facts of columns) {
    const says = plain.includes(facts);
    taken.set(
      facts.position,
      facts === weight
        ? { role: 'weight', basis, certain: says || weighsNothing(facts) }
        : { role: 'ignored', basis, certain: settled || !says, mayWeigh: true },
    );
  }
}

/** Each weighs one, as without weights. */
function weighsNothing(facts: ColumnFacts): boolean {
  return facts.distinct === 1 && firstValues(facts, 1)[0] === '1';
}

/** "No" beside "Yes" is an answer, and elsewhere a number. */
function isNay({ name }: ColumnFacts, columns: readonly ColumnFacts[]): boolean {
  const meaning = (folded: string) => generalWords().get(folded);
  return meaning(name) === 'no' && columns.some((one) => meaning(one.name) === 'yes');
}

/** What a tool, or who collected the ballots, noted beside the votes. */
function noted(facts: ColumnFacts): boolean {
  return (
    isHeaded(facts, toolHeading) || holdsPoints(facts) || saysFinished(facts) || saysWay(facts)
  );
}

/** By which way ballots came. A voting method may also be what is voted on. */
function saysWay(facts: ColumnFacts): boolean {
  return isHeaded(facts, wayHeading) && everyValue(facts, (folded) => ways.has(folded));
}

const wayHeading = oneOf('voting method | voting mode | method of voting | mode of voting');
const ways = wordSet(`
  online, on-line, web, app, website, electronic, e-mail, email, by e-mail, by email, paper, on paper, post, postal,
  by post, mail, by mail, letter, in person, at the meeting, hall, proxy, by proxy, phone, telephone, by phone, zoom,
  remote, early, absentee, drop box, drop-off
`);

/** Whether a response was finished, which is no group of voters. */
function saysFinished(facts: ColumnFacts): boolean {
  return facts.name === 'status' && everyValue(facts, (folded) => finishing.test(folded));
}

/**
 * Whether what is private for its heading, a comment, a proxy or a name, looks voted on: hardly anybody left
 * it out, and the answers repeat or are numbers. "None" is no answer.
 */
function looksVoted(facts: ColumnFacts, { question, choice }: Vocabularies): boolean {
  if (facts.bulk || facts.filled * 5 < facts.rows * 4) return false;
  if (mayPickName.test(facts.name)) return true;
  const answers = facts.values.filter(({ folded }) => !question.has(folded) && !choice.has(folded));
  if (answers.length < 2) return false;
  if (!repeats(facts) && !answers.every(({ folded }) => /^\d{1,3}$/.test(folded))) return false;
  if (isHeaded(facts, commentHeading) || /\bproxy ?holder|\bname of (the )?proxy/.test(facts.name))
    return true;
  const contact = contactWords.test(facts.name) && isHeaded(facts, personalHeading);
  return contact && answers.every(({ folded }) => !/[\d@]/.test(folded));
}

/** Where somebody is reached: few answers that have no figures may be what a club is to have. */
const contactWords = /phone|mobile|^cell|whatsapp|t[eé]l[eé]f|address|adresse|anschrift|^direcci/;

/** A name that is voted on, "Best name", and one that may be: "What name should the dog have?" */
const picksName = /^(?!.*\byour?\b).*\b(best|favou?rite)\b/;
const mayPickName = /^(?!.*\byour?\b)(?=.*\bnames?\b).*\b(shall|should)\b/;

/** Whom a ballot is cast for, and not for how many. */
function namesPrincipal(facts: ColumnFacts): boolean {
  return isHeaded(facts, proxyHeading) && !holdsFigures(facts);
}

function isPrivateColumn(facts: ColumnFacts, words: Vocabularies): boolean {
  if (holdsMachines(facts)) return true;
  const unique = facts.filled > 0 && facts.distinct * 2 > facts.filled;
  const named = () =>
    namesPrincipal(facts) || (isHeaded(facts, nameHeading) && !picksName.test(facts.name));
  const names = () => isHeaded(facts, emailHeading) || holdsMails(facts) || (unique && named());
  const asksText = () =>
    [privateHeading, personalHeading, commentHeading].some((one) => isHeaded(facts, one));
  if (isAnswer(facts, words)) return names() && !asksText() && !isHeaded(facts, proseHeading);
  if (asksText()) return true;
  // Of notes that repeat, such as "late", most rows have none.
  const sparse = () => facts.filled * 2 < facts.rows;
  return isHeaded(facts, proseHeading) ? !repeats(facts) || sparse() : names();
}
