import { foldText } from '../base/fold.ts';
import { type ColumnFacts, everyValue } from './column-facts.ts';

/** What a heading says of its column: the question, and which part of it. */
export interface Question {
  readonly title: string;
  readonly item: string;
}

/**
 * Ways in which tools join a question and an option without brackets, where the cells must show that they
 * are boxes: `Question >> Option` (Jotform), `Question - Option`, `Question/Option` (KoBo), and
 * `Option:Question` (Alchemer).
 */
export const looseJoints: readonly ((heading: string) => Question | undefined)[] = [
  (heading) => cut(heading, heading.lastIndexOf(' >> '), 4),
  (heading) => cut(heading, heading.lastIndexOf(' - '), 3),
  (heading) => cut(heading, heading.lastIndexOf('/'), 1),
  (heading) => turned(cut(heading, colonsIn(heading)[0] ?? -1, 1)),
  (heading) => cut(heading, colonsIn(heading).at(-1) ?? -1, 1),
];

/** Where colons stand that are none of a time, as in `Mon 4, 10:00`. */
function colonsIn(heading: string): number[] {
  return [...heading.matchAll(/:(?!\d\d)|(?<!\d):/gu)].map(({ index }) => index);
}

function cut(heading: string, at: number, length: number): Question | undefined {
  const title = heading.slice(0, Math.max(at, 0)).trim();
  const item = heading.slice(at + length).trim();
  return at < 1 || title === '' || item === '' ? undefined : { title, item };
}

function turned(question: Question | undefined): Question | undefined {
  return question && { title: question.item, item: question.title };
}

/** Marks of a box that may be an answer as well: such columns may be a question each. */
const openMarks: ReadonlySet<string> = new Set(['0', 'y']);

/** Whether a box may be a question, and is asked about. */
export function mayAnswer(facts: ColumnFacts): boolean {
  return !everyValue(facts, (folded) => !openMarks.has(folded));
}

/** Whether a folded heading is of something that is answered with a yes or a no. */
export function asksQuestion(name: string): boolean {
  return /[?？]|^(motions?|resolutions?|proposals?|propositions?|amendments?|articles?|questions?|items?|shall|should|do|does|is|are|approve|adopt|accept|elect|confirm)\b/u.test(
    name,
  );
}

/** Whether a folded heading is of what a voter agrees to, or asks for, beside the vote. */
export function agrees(name: string): boolean {
  return /\b(consents?|agreed?|accept(ed)?|privacy|terms|gdpr|mailing list|newsletter|subscribe|attend(ing|ance)?|rsvp|permission|photos?|over \d\d|rules|contact me|vegetarian|vegan|einwilligung|datenschutz)\b/u.test(
    name,
  );
}

/** Each column repeats its option, or holds one of some marks. */
export function holdsMarks(
  { facts, item }: { readonly facts: ColumnFacts; readonly item: string },
  isMark: (folded: string, item: string) => boolean,
): boolean {
  const own = foldText(item);
  return everyValue(facts, (folded) => /^[01]$/.test(folded) || isMark(folded, own));
}
