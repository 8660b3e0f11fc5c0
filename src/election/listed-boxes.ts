import { foldText } from '../base/fold.ts';
import type { Column } from '../csv/column-store.ts';
import type { CheckedBoxes } from './coded-boxes.ts';
import type { ColumnFacts } from './column-facts.ts';
import { foldedCells } from './folded-cells.ts';

/** How a heading adds an option to the question: `Days (Mon)` (Tally), `Days/mon` (KoBo). */
const joints: readonly (readonly [before: string, after: string])[] = [
  [' (', ')'],
  ['/', ''],
];

const chosen: ReadonlySet<string> = new Set(['true', '1']);

/**
 * Boxes behind the column that lists them: `Days` holds `Mon, Tue`, and `Days (Mon)` is true where it
 * does. Certain where they say the same in every row; else nothing is found.
 */
export function listedBoxes(
  columns: readonly ColumnFacts[],
  table: readonly Column[],
  leftOut: Uint8Array,
): CheckedBoxes[] {
  return columns.flatMap((list, at): CheckedBoxes[] => {
    const { heading } = list;
    const next = columns[at + 1]?.heading ?? '';
    const [before, after] = joints.find(([joint]) => next.startsWith(heading + joint)) ?? [];
    if (heading === '' || before === undefined || after === undefined) return [];
    const start = heading + before;
    const end = columns.findIndex((one, other) => other > at && !isBox(one, start, after));
    const boxes = columns.slice(at + 1, end < 0 ? undefined : end);
    const options = boxes.map((box) =>
      box.heading.slice(start.length, box.heading.length - after.length),
    );
    if (boxes.length === 0 || !agree(list, boxes, options, table, leftOut)) return [];
    const positions = boxes.map(({ position }) => position);
    const spread = { title: heading, layout: 'ticks', columns: positions, options } as const;
    return [{ spread, open: false, counter: list.position }];
  });
}

function isBox(facts: ColumnFacts, start: string, end: string): boolean {
  const { heading, distinct } = facts;
  if (!heading.startsWith(start) || !heading.endsWith(end) || distinct > 2) return false;
  return facts.values.every(({ folded }) => /^(true|false|[01])$/.test(folded));
}

/** Whether each row lists what is chosen, and nothing else. */
function agree(
  list: ColumnFacts,
  boxes: readonly ColumnFacts[],
  options: readonly string[],
  table: readonly Column[],
  leftOut: Uint8Array,
): boolean {
  if (list.bulk) return false;
  const cell = foldedCells(
    table,
    [list, ...boxes].map(({ position }) => position),
  );
  // A name within another one, as Ann in Annette, goes after it.
  const named = boxes
    .map(({ position }, at) => ({ position, name: foldText(options[at] ?? '') }))
    .sort((a, b) => b.name.length - a.name.length);
  for (let row = 0; row < leftOut.length; row += 1) {
    if (leftOut[row] !== 0) continue;
    let rest = cell(list.position, row);
    for (const { position, name } of named) {
      if (!chosen.has(cell(position, row))) continue;
      if (!rest.includes(name)) return false;
      rest = rest.replace(name, '');
    }
    if (!/^[\s,;]*$/.test(rest)) return false;
  }
  return true;
}
