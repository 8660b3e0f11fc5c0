import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import type { DiagnosticArgs } from '../base/diagnostic-codes.ts';
import { foldText } from '../base/fold.ts';
import type { Column } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { Election } from './election.ts';
import { matchVoters } from './match-voters.ts';
import { nearIds, withoutZeros } from './near-ids.ts';
import type { Roll } from './roll.ts';
import { type VoterKeys, voterKeys } from './voter-keys.ts';

/** The ballots whose voters were looked up. */
interface Sought {
  readonly table: Table;
  readonly election: Election;
}

type Reason = Pick<DiagnosticArgs['roll.nobody'], 'why' | 'column'> & { readonly place?: Place };

/** Refuses ballots of which none is of a voter on the roll, and says why that may be. */
export function nobodyOnRoll(
  { table, election }: Sought,
  voters: VoterKeys,
  roll: Roll,
  placeOf: (row: number) => Place,
): Diagnostic {
  const { place, ...reason } = reasonOf({ table, election }, voters, roll, placeOf);
  const args = {
    rows: table.rows,
    ballots: headingOf(table.columns, election.voter ?? -1),
    roll: headingOf(roll.file.columns, roll.idColumn),
    file: roll.file.name,
    ...reason,
  };
  return diagnose('roll.nobody', args, place ? [place] : [{ file: roll.file.name }]);
}

function reasonOf(
  { table, election }: Sought,
  voters: VoterKeys,
  roll: Roll,
  placeOf: (row: number) => Place,
): Reason {
  const { columns, rows, faults } = roll.file;
  if (faults.size * 2 > rows) return { why: 'malformed' };
  const others = (all: readonly Column[], not: number) => all.filter((_, at) => at !== not);
  const onRoll = others(columns, roll.idColumn).find((column) => agree(voters, voterKeys(column)));
  if (onRoll) return { why: 'roll-column', column: onRoll.heading };
  const inBallots = columnOnRoll(table, roll, election.voter);
  if (inBallots) return { why: 'ballot-column', column: inBallots.heading };
  const near = nearIds(roll);
  const ids = voters.keys();
  for (const [voter, id] of ids.entries()) {
    const suggestion = id === '' ? undefined : near(id);
    if (suggestion === undefined) continue;
    const place = { ...placeOf(voters.of.indexOf(voter)), suggestion };
    return {
      why: withoutZeros(foldText(id)) === withoutZeros(foldText(suggestion)) ? 'zeros' : 'near',
      place,
    };
  }
  return { why: 'unknown' };
}

/** The column of the ballots, another than that of the voters, of which more than half stand on the roll. */
export function columnOnRoll(table: Table, roll: Roll, voter = -1): Column | undefined {
  const others = table.columns.slice(0, table.width).filter((_, at) => at !== voter);
  return others.find((column) => agree(voterKeys(column), roll.voters));
}

/** Whether more than half of the voters stand in another list too. */
function agree(voters: VoterKeys, others: VoterKeys): boolean {
  const found = matchVoters(voters, others).reduce((sum, at) => sum + (at > 0 ? 1 : 0), 0);
  return found * 2 > voters.size - 1;
}

/** A heading, or the number of a column without one. */
function headingOf(columns: readonly Column[], position: number): string {
  return columns[position]?.heading || `#${position + 1}`;
}
