import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { wordList } from '../base/word-list.ts';
import { type ColumnFacts, everyValue } from './column-facts.ts';
import { isOpenOption, ordinals, readRank, readTick } from './read-box.ts';
import type { Spread } from './spread.ts';
import { rowsOf } from './value-list.ts';
import { generalWords, type Vocabulary } from './vocabulary.ts';

/** Where no heading names what is asked. */
export const namelessQuestion = 'Vote';

/** A box below an answer: "Yes", "No" or "Abstain" stands above, and a mark or nothing in the cell. */
export function holdsAnswers(facts: ColumnFacts): boolean {
  return generalWords().has(facts.name) && everyValue(facts, (folded) => isBox(folded, facts.name));
}

function isBox(cell: string, option: string): boolean {
  const rank = readRank(cell);
  return rank === undefined ? readTick(cell, option) !== 'unread' : rank < 2;
}

/** Whether boxes are the answers to one question: a yes and a no, and nothing that is no answer. */
export function areAnswers(
  members: readonly { readonly facts: ColumnFacts; readonly item: string }[],
): boolean {
  const meanings = members.map(({ item }) => generalWords().get(foldText(item)));
  return (
    meanings.includes('yes') &&
    meanings.includes('no') &&
    !meanings.includes(undefined) &&
    members.every(({ facts, item }) => everyValue(facts, (folded) => isBox(folded, foldText(item))))
  );
}

interface Box {
  readonly facts: ColumnFacts;
}

/** Whether boxes of answers are some of those of one contest: one box more ("Block"), or no more marks than ballots. */
export function standAmong(answers: readonly Box[], all: readonly Box[]): boolean {
  const more = all.length - answers.length;
  const among = answers.every(({ facts }) => all.some((one) => one.facts === facts));
  if (!among || more === 0) return false;
  const marks = all.flatMap(({ facts }) => facts.values.filter(({ folded }) => folded !== '0'));
  const rows = all[0]?.facts.rows ?? 0;
  return more === 1 || rowsOf(marks) <= rows;
}

/** What the columns are called of which each has one of the names that a voter may give. */
const voteNames = wordList(
  'vote,nominee,name,pick,selection,stimme,kandidat,kandidatin,voix,candidat,candidate,voto,candidato,candidata,stem,röst',
);

const numberedVote = lazily(
  () =>
    new RegExp(
      `^(?:(?<title>.*\\S)\\s*[-–:,]?\\s)?(?<item>(?:${voteNames.join('|')})\\s*#?\\d{1,2})$`,
      'iu',
    ),
);

/** "Vote 2", or "Board: vote 2": one of the names that a voter may give. */
export function numberedVoteOf(heading: string): { title: string; item: string } | undefined {
  // The pattern takes half a millisecond to be made.
  const folded = foldText(heading);
  if (!/\d$/.test(folded) || !voteNames.some((name) => folded.includes(name))) return undefined;
  const { title = '', item } = numberedVote().exec(heading)?.groups ?? {};
  if (item === undefined) return undefined;
  return { title: title.replace(/(?<![\s:,–-])[\s:,–-]+$/u, '') || withoutNumber(item), item };
}

/** `Board` of `Board 1` and of `Board #2`. */
export function withoutNumber(title: string): string {
  return title.replace(/(?<!\s)\s*#?(?<!\d)\d+$/u, '');
}

/** The place that a heading names and nothing else: `1`, `2nd`, `Third`; 0 where it says more. */
export function countIn(folded: string): number {
  const figures = /^#?(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(folded)?.[1];
  return figures === undefined ? ordinals.indexOf(folded) + 1 : Number(figures);
}

/** Whether headings only count, from 1 on. */
export function areCounted(titles: readonly string[]): boolean {
  return titles.every((title, at) => countIn(foldText(title)) === at + 1);
}

/** Whether columns name candidates of one contest: some stand in several of them, and none is an answer. */
export function shareNames(members: readonly { readonly facts: ColumnFacts }[]): boolean {
  const met = new Set<string>();
  let shared = false;
  for (const { facts } of members) {
    if (facts.bulk) return false;
    for (const { folded } of facts.values) {
      if (readRank(folded) !== undefined || isAnswer(generalWords(), folded)) return false;
      shared ||= met.has(folded);
      met.add(folded);
    }
  }
  return shared;
}

function isAnswer(words: Vocabulary, folded: string): boolean {
  const meaning = words.get(folded);
  return meaning === 'yes' || meaning === 'no';
}

/** Whether a column has the question of another, with `[Other]` behind it. */
export function asksOther(facts: ColumnFacts, next: ColumnFacts): boolean {
  if (!next.name.startsWith(facts.name)) return false;
  const item = /^ ?\[(.+)\]$/su.exec(next.name.slice(facts.name.length))?.[1];
  return item !== undefined && isOpenOption(item);
}

/** A choice, and beside it the column of those who wrote an answer of their own, and chose "Other" or none. */
export function writtenBeside(
  facts: ColumnFacts,
  next: ColumnFacts | undefined,
  aside: Vocabulary,
): Spread | undefined {
  if (next === undefined || facts.distinct === 0 || next.distinct === 0 || facts.bulk) return;
  if (!asksOther(facts, next)) return undefined;
  const open = facts.values.filter(({ folded }) => isOpenOption(folded));
  const chosen = facts.filled - rowsOf(open);
  if (chosen + next.filled > facts.rows) return undefined;
  if (facts.values.some(({ folded }) => isAnswer(generalWords(), folded))) return undefined;
  const options = facts.values.filter((value) => !aside.has(value.folded) && !open.includes(value));
  return {
    title: facts.heading,
    layout: 'other',
    columns: [facts.position, next.position],
    options: options.map(({ text }) => text),
  };
}
