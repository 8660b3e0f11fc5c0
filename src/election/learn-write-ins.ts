import { cleanText, foldText } from '../base/fold.ts';
import { byCodeUnit, orderedBy } from '../base/order.ts';
import { type ColumnFacts, valueList } from './column-facts.ts';
import type { Option } from './election.ts';
import { optionNames, splitterAt } from './split-cell.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The texts that name none of the listed options, once by folded spelling, in the commonest spelling of
 * the first cell that has them. `separator` stands between several in one cell.
 */
export function learnWriteIns(
  facts: ColumnFacts | undefined,
  listed: readonly Pick<Option, 'title' | 'aliases'>[],
  words: Vocabulary,
  separator: string | undefined,
): readonly string[] {
  const names = optionNames(listed);
  const found = new Map<string, { readonly cell: string; readonly title: string }>();
  const splitter = separator === undefined ? undefined : splitterAt(separator, names);
  const list = facts && valueList(facts);
  for (let at = 0; list && at < list.length; at += 1) {
    const cell = list.foldedAt(at);
    if (names.has(cell) || words.has(cell)) continue;
    const text = list.textAt(at);
    const parts = splitter ? splitter.split(text).unread : [text];
    for (const part of parts) {
      const folded = foldText(part);
      const known = found.get(folded);
      const first = known === undefined || byCodeUnit(cell, known.cell) < 0;
      if (folded !== '' && first) found.set(folded, { cell, title: cleanText(part) });
    }
  }
  return orderedBy(found, ([folded]) => folded).map(([, { title }]) => title);
}
