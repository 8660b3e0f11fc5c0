import { cleanText, foldText } from '../base/fold.ts';
import { orderedBy } from '../base/order.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { Option } from './election.ts';
import { splitCell } from './split-cell.ts';
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
  const names = new Map(
    listed.flatMap(({ title, aliases }, at) =>
      [title, ...aliases].map((spelling): [string, number] => [foldText(spelling), at]),
    ),
  );
  const found = new Map<string, string>();
  for (const value of facts?.values ?? []) {
    if (names.has(value.folded) || words.has(value.folded)) continue;
    const parts =
      separator === undefined ? [value.text] : splitCell(value.text, separator, names).unread;
    for (const part of parts) {
      const folded = foldText(part);
      if (folded !== '' && !found.has(folded)) found.set(folded, cleanText(part));
    }
  }
  return orderedBy(found, ([folded]) => folded).map(([, title]) => title);
}
