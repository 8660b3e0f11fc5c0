import type { TallyInput } from '../../../src/index.ts';
import { chunksOf } from '../csv.ts';
import { type Dice, diceFrom } from './dice.ts';
import type { ModelElection, ModelRow, ModelSheet } from './model.ts';

/** What `tally` is given of an election. `gap` is how many blank lines follow the headings. */
export function inputOf(election: ModelElection, gap = 0): TallyInput {
  return {
    ballots: filesOf(election, gap),
    definition: election.definition,
    ...(election.rollText !== undefined && {
      roll: { name: 'roll.csv', text: election.rollText },
    }),
  };
}

/** The ballot files of an election, in the order of its sheets, in chunks of any size. */
export function filesOf(
  election: ModelElection,
  gap = 0,
): { name: string; chunks: Uint8Array[] }[] {
  return election.sheets.map((sheet, at) => {
    const rows = election.rows.filter((row) => row.sheet === at);
    const sizes = [[], [1000], [7, 65_536], [300_000]][sheet.seed % 4] ?? [];
    return {
      name: sheet.name,
      chunks: chunksOf(encoded(sheetText(sheet, rows, election, gap + at), sheet), sizes),
    };
  });
}

/** Blank lines also keep files apart whose rows are the same: the same file twice is refused. */
function sheetText(
  sheet: ModelSheet,
  rows: readonly ModelRow[],
  election: ModelElection,
  gap: number,
): string {
  const dice = diceFrom(sheet.seed);
  const { delimiter, delimiting, headings } = election;
  const ordered = (cells: readonly string[]) => sheet.order.map((at) => cells[at] ?? '');
  const width = headings.findLastIndex((heading) => heading !== '') + 1;
  const lines = [
    ...(delimiting === 'sep' ? [`sep=${delimiter}`] : []),
    csvLine(ordered(headings), delimiter, dice),
    ...Array.from({ length: gap }, () => ''),
  ];
  for (const row of rows) {
    if (dice.percent(3)) lines.push('');
    const cells = ordered(row.cells);
    // Cells behind the last heading may be missing, and there may be more of them, where they are empty.
    const cut = dice.percent(10) ? cells.slice(0, width) : cells;
    const padded = dice.percent(5) ? [...cells, '', ' '] : cut;
    lines.push(row.raw ?? csvLine(padded, delimiter, dice));
  }
  return lines.join(sheet.eol) + (dice.percent(80) ? sheet.eol : '');
}

/** Cells as one line. Whatever may be mistaken for a delimiter is quoted, other cells now and then. */
export function csvLine(cells: readonly string[], delimiter: string, dice: Dice): string {
  const alone = cells.length === 1 && cells[0] === '';
  return cells
    .map((cell) =>
      alone || /[",;\t|\r\n]/.test(cell) || dice.percent(10)
        ? `"${cell.replaceAll('"', '""')}"`
        : cell,
    )
    .join(delimiter);
}

function encoded(text: string, { encoding }: ModelSheet): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`, 'utf8');
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  }
}
