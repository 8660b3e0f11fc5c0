import { cellAt } from '../csv/column-store.ts';
import type { Admission } from '../election/admit.ts';
import { counted } from '../election/disposition.ts';
import type { Roll } from '../election/roll.ts';
import { csvText } from './csv-text.ts';
import { turnoutWords } from './messages/labels.ts';

/**
 * Who of the roll voted, as CSV: a line for each eligible voter, in the order of the roll. It names
 * voters, and is made only where it was asked for.
 */
export function turnoutList(roll: Roll, { codes, rollRow }: Admission): string {
  const voted = new Set<number>();
  const setAside = new Set<number>();
  rollRow?.forEach((at, row) => {
    if (at >= 0) (codes[row] === counted ? voted : setAside).add(at);
  });
  const column = roll.file.columns[roll.idColumn];
  const lines: string[][] = [];
  roll.entitled.forEach((entitled, at) => {
    if (entitled === 0) return;
    const id = column === undefined ? '' : cellAt(column, at);
    const instead = setAside.has(at) ? turnoutWords.setAside : turnoutWords.didNotVote;
    lines.push([id, voted.has(at) ? turnoutWords.voted : instead]);
  });
  return csvText([[column?.heading ?? '', turnoutWords.heading], ...lines]);
}
