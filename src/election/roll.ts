import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { type Result, settle } from '../base/result.ts';
import { type Column, cellAt } from '../csv/column-store.ts';
import { lineAt } from '../csv/row-lines.ts';
import type { FileTable } from '../csv/table.ts';
import { rowsBelow, totalsWithin } from './below-roll.ts';
import type { CastBy } from './cast-by.ts';
import { type ColumnFacts, factsOf } from './column-facts.ts';
import { findColumn, type Named, referenceTo } from './find-column.ts';
import { groupKeys } from './group-keys.ts';
import { emailHeading, voterHeading } from './headings.ts';
import { guessVoting, mayVote, standingColumns } from './roll-voting.ts';
import { guessWeight } from './roll-weight.ts';
import type { Settings } from './settings.ts';
import { type VoterKeys, voterKeys } from './voter-keys.ts';
import { type DecimalPoint, grouped, readWeights, type Weights } from './weights.ts';

/** The list of eligible voters. A voter is known by the first row that names them. */
export interface Roll {
  readonly file: FileTable;
  readonly voters: VoterKeys;
  /** the row of each voter, by number; -1 where none names them well */
  readonly rowOf: Int32Array;
  /** 1 for each row of a voter who may vote, and how many these are */
  readonly entitled: Uint8Array;
  readonly size: number;
  readonly idColumn: number;
  readonly groups: readonly number[];
  readonly weight?: {
    readonly column: number;
    readonly point?: DecimalPoint;
    readonly weights: Weights;
  };
  readonly votingColumn?: number;
  /** columns that were left out on purpose, and those that may weigh or say who may vote and are not used */
  readonly ignored: readonly number[];
  readonly unused: readonly number[];
}

/** What is known of the ballots: their headings, that of their ids, which the roll's id column often shares, whether they weigh, and who cast them. */
interface OfBallots {
  readonly headings: readonly string[];
  readonly heading: string;
  readonly weighed: boolean;
  readonly castBy: CastBy;
}

/** Reads a roll. */
export function readRoll(file: FileTable, ballots: OfBallots, settings: Settings): Result<Roll> {
  const found: Diagnostic[] = [];
  const given = settings.definition.roll;
  const keys = typeof given === 'object' ? given : undefined;
  const headings = file.columns.map(({ heading }, position) => {
    return { position, heading, name: foldText(heading) };
  });
  const place = (key: string) => settings.place(['roll', key]);
  const named = (reference: string | undefined, key: string): number | undefined => {
    if (reference === undefined) return undefined;
    const result = findColumn(reference, headings, place(key));
    if ('position' in result) return result.position;
    found.push(result.problem);
    return undefined;
  };
  const idColumn = named(keys?.id, 'id') ?? guessId(headings, ballots.heading);
  const ids = file.columns[idColumn] ?? noIds;
  const below = withoutVoters(file, ids, ballots.castBy, found);
  const leftOut = new Uint8Array(file.rows);
  for (const row of [...file.faults.keys(), ...below]) leftOut[row] = 1;
  const columns = factsOf(file.columns, leftOut);
  const grouping = groupKeys(keys?.group).flatMap((key) => named(key.column, 'group') ?? []);
  const ownWeight = keys?.weight;
  const point = typeof ownWeight === 'object' ? ownWeight.point : undefined;
  const ownColumn = named(typeof ownWeight === 'object' ? ownWeight.column : ownWeight, 'weight');
  const ignored = [keys?.ignored ?? []].flat().flatMap((one) => named(one, 'ignored') ?? []);
  const taken = new Set([idColumn, ...grouping, ...ignored]);
  const open = columns.filter(({ position }) => !taken.has(position));
  const votingColumn = named(keys?.voting, 'voting') ?? guessVoting(open);
  const rest = open.filter(({ position }) => position !== votingColumn);
  const weighing =
    ownColumn === undefined && !ballots.weighed
      ? guessWeight(rest, file.columns, file.delimiter)
      : { column: ownColumn, doubted: [] };
  const weightColumn = weighing.column;
  const standing = votingColumn === undefined ? standingColumns(rest) : [];
  const at = (facts: ColumnFacts) => [{ file: file.name, column: facts.heading }];
  const told = (facts: ColumnFacts) => ({ heading: publicName(facts, headings), file: file.name });
  const ofBallots = new Set(ballots.headings.map(foldText));
  found.push(
    ...weighing.doubted.map((facts) => {
      const { heading } = told(facts);
      const byFlag = heading === facts.heading && !ofBallots.has(facts.name);
      return diagnose('roll.weight-unused', { ...told(facts), byFlag }, at(facts));
    }),
    ...standing.map(({ facts, rows }) =>
      diagnose('roll.standing-unused', { ...told(facts), rows }, at(facts), rows),
    ),
  );
  const voters = voterKeys(ids);
  const rowOf = indexVoters(file, idColumn, voters, new Set(below), found);
  const entitled = entitledRows(file, rowOf, votingColumn, found);
  const weights = file.columns[weightColumn ?? -1];
  const read = weights && readWeights(weights, [file.delimiter], point);
  if (weights && read) {
    if (point === undefined) found.push(...unclearWeight(file, weights, entitled));
    found.push(...unreadWeights(file, weights, read, entitled));
  }
  const roll: Roll = {
    file,
    voters,
    rowOf,
    entitled,
    size: entitled.reduce((sum, one) => sum + one, 0),
    idColumn,
    groups: [...new Set(grouping)],
    ...(read &&
      weightColumn !== undefined && {
        weight: { column: weightColumn, ...(point && { point }), weights: read },
      }),
    ...(votingColumn !== undefined && { votingColumn }),
    ignored,
    unused: [...weighing.doubted, ...standing.map(({ facts }) => facts)].map(
      ({ position }) => position,
    ),
  };
  return settle(roll, found);
}

/** The rows below the members that are none of a voter; those that sum up others among the members are told. */
function withoutVoters(
  file: FileTable,
  ids: Column,
  castBy: CastBy,
  found: Diagnostic[],
): readonly number[] {
  // Somebody may be called Total.
  const votes = (row: number) => {
    const id = foldText(cellAt(ids, row));
    return id !== '' && castBy(id);
  };
  const last = rowsBelow(file);
  const below = last.filter((row) => !votes(row));
  const totals = totalsWithin(file, below)
    .filter((row) => last.includes(row) || !votes(row))
    .map((row) => placeOf(file, file.columns[0] ?? noIds, row));
  if (totals.length > 0) found.push(diagnose('roll.totals', { rows: totals.length }, totals));
  return below;
}

/** As a report may name a column that it does not use: one whose heading holds an address, or is that of another, by its number. */
function publicName({ heading, position }: ColumnFacts, columns: readonly Named[]): string {
  return heading.includes('@') ? `#${position + 1}` : referenceTo(position, columns);
}

/** A weight that may be one or a thousand. What stands below the members does not count. */
function unclearWeight(file: FileTable, column: Column, entitled: Uint8Array): Diagnostic[] {
  const used = new Set(column.codes.filter((_, row) => entitled[row] === 1));
  const text = grouped({ texts: column.texts.filter((_, code) => used.has(code)) });
  if (text === undefined) return [];
  const place = { file: file.name, column: column.heading, cell: text };
  return [diagnose('weights.grouped', { heading: column.heading, text, roll: file.name }, [place])];
}

/** Members whose weight cannot be read: what all of them weigh is then not known. */
function unreadWeights(
  file: FileTable,
  column: Column,
  weights: Weights,
  entitled: Uint8Array,
): Diagnostic[] {
  const places: Place[] = [];
  for (let row = 0; row < entitled.length; row += 1) {
    if (entitled[row] === 0 || weights.units[column.codes[row] ?? 0] !== undefined) continue;
    places.push(placeOf(file, column, row));
  }
  return places.length === 0
    ? []
    : [diagnose('roll.weight-unread', { rows: places.length }, places)];
}

function guessId(columns: readonly Named[], ballotHeading: string): number {
  const same = columns.find((facts) => facts.name === foldText(ballotHeading));
  const known = columns.find(
    (facts) => voterHeading.test(facts.name) || emailHeading.test(facts.name),
  );
  return (same ?? known)?.position ?? 0;
}

/** Stands for a column of ids where a file has no columns. */
const noIds: Column = { heading: '', codes: new Uint8Array(0), texts: [''] };

function placeOf(file: FileTable, column: Column, row: number): Place {
  const line = lineAt(file.lines, row);
  return {
    file: file.name,
    ...(line !== undefined && { line }),
    column: column.heading,
    cell: cellAt(column, row),
  };
}

function firstFilled({ columns }: FileTable, row: number): Column | undefined {
  return columns.find((column) => foldText(cellAt(column, row)) !== '');
}

function indexVoters(
  file: FileTable,
  idColumn: number,
  { of, size }: VoterKeys,
  below: ReadonlySet<number>,
  found: Diagnostic[],
): Int32Array {
  const rowOf = new Int32Array(size).fill(-1);
  const twice: Place[] = [];
  const nameless: Place[] = [];
  const faulty: Place[] = [];
  const passed: Place[] = [];
  const column = file.columns[idColumn];
  if (column === undefined) return rowOf;
  for (let row = 0; row < file.rows; row += 1) {
    const voter = of[row] ?? 0;
    if (file.faults.has(row)) faulty.push(placeOf(file, column, row));
    else if (below.has(row)) passed.push(placeOf(file, firstFilled(file, row) ?? column, row));
    else if (voter === 0) nameless.push(placeOf(file, column, row));
    else if ((rowOf[voter] ?? -1) >= 0) twice.push(placeOf(file, column, row));
    else rowOf[voter] = row;
  }
  if (faulty.length > 0) found.push(diagnose('roll.malformed', { rows: faulty.length }, faulty));
  if (passed.length > 0) found.push(diagnose('roll.below', { rows: passed.length }, passed));
  if (nameless.length > 0) found.push(diagnose('roll.no-id', { rows: nameless.length }, nameless));
  if (twice.length > 0) found.push(diagnose('roll.twice', { rows: twice.length }, twice));
  return rowOf;
}

function entitledRows(
  file: FileTable,
  rowOf: Int32Array,
  votingColumn: number | undefined,
  found: Diagnostic[],
): Uint8Array {
  const entitled = new Uint8Array(file.rows);
  for (const row of rowOf) if (row >= 0) entitled[row] = 1;
  const column = file.columns[votingColumn ?? -1];
  if (column === undefined) return entitled;
  const meanings = column.texts.map(mayVote(column.heading));
  const unread: Place[] = [];
  for (let row = 0; row < entitled.length; row += 1) {
    const meaning = meanings[column.codes[row] ?? 0];
    if (entitled[row] === 0 || meaning === 'yes') continue;
    entitled[row] = 0;
    if (meaning !== 'no') unread.push(placeOf(file, column, row));
  }
  if (unread.length > 0)
    found.push(diagnose('roll.voting-unread', { rows: unread.length }, unread));
  return entitled;
}
