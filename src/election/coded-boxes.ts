import { groupedBy } from '../base/grouped-by.ts';
import type { Column } from '../csv/column-store.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { FoundSpread } from './find-spreads.ts';
import { foldedCells } from './folded-cells.ts';
import type { Spread } from './spread.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Boxes, with the column before them that says what was chosen, which makes certain that they are such. */
export interface CheckedBoxes extends FoundSpread {
  readonly counter?: number;
}

const codes: Vocabulary = new Map([
  ['1', 'no'],
  ['2', 'yes'],
]);

/** What stands there instead, where the export has texts for the codes. */
const texts: ReadonlySet<string> = new Set([
  'checked',
  'not checked',
  'ausgewählt',
  'nicht gewählt',
]);

const chosenBox: ReadonlySet<string> = new Set(['2', 'checked', 'ausgewählt']);

/** `AB01_02` is the second box of AB01. */
const variable = /^(?<title>[A-Z]{2}\d{2})_\d{2}$/u;
const bracketed = /^(?<title>.*\S)\s*\[(?<item>[^[\]]+)\]$/su;

/** Finds the boxes of SoSci Survey, coded 1 where they are not chosen and 2 where they are: certain where the column before them says how many were chosen. */
export function codedBoxes(
  columns: readonly ColumnFacts[],
  table: readonly Column[],
  leftOut: Uint8Array,
): CheckedBoxes[] {
  const found = columns.filter(isCoded).flatMap((facts) => {
    const { heading } = facts;
    const { title, item = heading } =
      (variable.exec(heading) ?? bracketed.exec(heading))?.groups ?? {};
    return title === undefined ? [] : [{ title, facts, item }];
  });
  return [...groupedBy(found, ({ title }) => title)].flatMap(([title, members]): CheckedBoxes[] => {
    const boxes = members.map(({ facts }) => facts.position);
    const options = members.map(({ item }) => item);
    const told = members.every(({ facts }) =>
      facts.values.every(({ folded }) => texts.has(folded)),
    );
    const shared = { title, layout: 'ticks', columns: boxes, options } as const;
    const spread: Spread = told ? shared : { ...shared, words: codes };
    const counter = columns.find(({ position }) => position === (boxes[0] ?? 0) - 1);
    const named = counter?.heading === title || counter?.heading.startsWith(`${title}: `);
    const sure = counter && named && isCounter(counter, boxes, table, leftOut);
    if (sure) return [{ spread, open: false, counter: counter.position }];
    return boxes.length > 1 ? [{ spread, open: !told }] : [];
  });
}

function isCoded(facts: ColumnFacts): boolean {
  if (facts.distinct === 0 || facts.distinct > codes.size) return false;
  return facts.values.every(({ folded }) => codes.has(folded) || texts.has(folded));
}

/** Whether a column says in each row how many boxes were chosen; a negative number, or a text, that none was. */
function isCounter(
  facts: ColumnFacts,
  boxes: readonly number[],
  table: readonly Column[],
  leftOut: Uint8Array,
): boolean {
  const { position } = facts;
  if (facts.bulk || !facts.values.some(({ folded }) => /^\d{1,3}$/.test(folded))) return false;
  const cell = foldedCells(table, [position, ...boxes]);
  for (let row = 0; row < leftOut.length; row += 1) {
    if (leftOut[row] !== 0) continue;
    const chosen = boxes.filter((at) => chosenBox.has(cell(at, row))).length;
    if (Math.max(0, Number(cell(position, row)) || 0) !== chosen) return false;
  }
  return true;
}
