import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { groupedBy } from '../base/grouped-by.ts';
import type { Codes } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { counted } from './disposition.ts';
import type { Election } from './election.ts';
import type { ContestMarks } from './read-marks.ts';

// A question that was made anew while people voted stands in the export twice: above the early ballots, and above the late ones.

/** Fewer ballots in a column say nothing. */
const leastBallots = 2;

/** A contest whose title and columns were found in the file. */
interface Titled {
  readonly title: string;
  readonly codes: Codes;
  readonly marks: ContestMarks;
}

/** Contests of one title of which no ballot fills two. */
export function findHalves(
  table: Table,
  { contests, roles }: Election,
  marks: readonly (ContestMarks | undefined)[],
  codes: Uint8Array,
): Diagnostic[] {
  const titled = contests.flatMap(({ title, column = -1, status }, at): Titled[] => {
    const [own, cells] = [marks[at], table.columns[column]];
    const found = roles[column]?.basis === 'values' && status === 'active';
    return found && own && cells ? [{ title, codes: cells.codes, marks: own }] : [];
  });
  return [...groupedBy(titled, nameOf).values()].flatMap((own): Diagnostic[] => {
    const [first] = own;
    if (first === undefined || own.length < 2 || !areHalves(own, codes)) return [];
    const places = own.map(({ title }) => ({ column: title }));
    return [diagnose('contests.halved', { title: first.title, contests: own.length }, places)];
  });
}

/** A title without what tells one column from the other: Microsoft Forms puts a 2 behind the second. */
function nameOf({ title }: Titled): string {
  const folded = foldText(title);
  return /\d$/.test(folded) ? folded.replace(/(?<=[\p{L}?!.:)])\d$/u, '') : folded;
}

function areHalves(all: readonly Titled[], codes: Uint8Array): boolean {
  const blanks = all.map(({ marks }) =>
    Uint8Array.from(marks.markOf, (mark) => (marks.marks.at(mark)?.kind === 'blank' ? 1 : 0)),
  );
  const filled = all.map(() => 0);
  for (let row = 0; row < codes.length; row += 1) {
    if (codes[row] !== counted) continue;
    let here = -1;
    for (const [at, own] of all.entries()) {
      if (blanks[at]?.[own.codes[row] ?? 0] === 1) continue;
      if (here >= 0) return false;
      here = at;
    }
    if (here >= 0) filled[here] = (filled[here] ?? 0) + 1;
  }
  return filled.every((ballots) => ballots >= leastBallots);
}
