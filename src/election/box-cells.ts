import { wordSet } from '../base/word-list.ts';
import { type ColumnFacts, everyValue } from './column-facts.ts';
import { isOpenOption, readTick } from './read-box.ts';
import { generalWords } from './vocabulary.ts';

/** Marks that are made in a box and answer no question. */
const boxMarks = wordSet(`
  x, y, ok, ○, 〇, ✓, ✔, ✔️, ☑, ✅, ☐, checked, selected, unchecked, not checked, not selected,
  ausgewählt, nicht gewählt
`);

/** The values of boxes in a spreadsheet, in the languages in which it writes them. */
const truths = wordSet(`
  true, false, wahr, falsch, vrai, faux, vero, falso, verdadero, verdadeiro, waar, onwaar, prawda,
  fałsz, sant, falskt
`);

/** Marks of polls for a date that are neither a yes nor a no; in a box they are told, and do not count. */
const halfMarks: ReadonlySet<string> = new Set(['(ok)', '(x)', '(✓)']);

/** A box: it holds one mark, or repeats its heading, which is no word of a question. */
export function holdsTicks(facts: ColumnFacts): boolean {
  const { name, distinct } = facts;
  if (distinct === 0 || generalWords().has(name)) return false;
  return everyValue(facts, (folded) => isBoxMark(folded) || folded === name);
}

/** Boxes of a spreadsheet, which may be those of one contest, or the answers to a question each. */
export function holdsTruths(facts: ColumnFacts): boolean {
  return (
    facts.distinct > 0 && facts.distinct <= 2 && everyValue(facts, (folded) => truths.has(folded))
  );
}

/** What was written instead, beside boxes that repeat their option (Typeform). */
export function isOther(facts: ColumnFacts, columns: readonly ColumnFacts[]): boolean {
  if (facts.distinct === 0 || !/^\S+$/.test(facts.name) || !isOpenOption(facts.name)) return false;
  const box = columns.find(({ position }) => position === facts.position - 1);
  return box?.distinct === 1 && box.values[0]?.folded === box.name;
}

/** What a box holds that is ticked, not ticked or named by its option. Both are folded. */
export function isMark(folded: string, item: string): boolean {
  return isBoxMark(folded) || isNamed(folded, item);
}

/** Whether a folded cell is a mark that is made in a box and answers no question. */
export function isBoxMark(folded: string): boolean {
  return boxMarks.has(folded) || halfMarks.has(folded);
}

/** The box repeats its option, or holds what was written for "Other". */
function isNamed(cell: string, option: string): boolean {
  return cell === option || (isOpenOption(option) && readTick(cell, '') === 'unread');
}
