import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { type Result, settle } from '../base/result.ts';
import { textAt } from '../csv/column-store.ts';
import { lineAt } from '../csv/row-lines.ts';
import type { FileTable } from '../csv/table.ts';
import { type ColumnFacts, factsOf } from './column-facts.ts';
import { findColumn } from './find-column.ts';
import { groupKeys } from './group-keys.ts';
import { emailHeading, voterHeading } from './headings.ts';
import type { Settings } from './settings.ts';
import { questionVocabulary } from './vocabulary.ts';
import { voterKeys } from './voter-keys.ts';
import { type DecimalPoint, readWeights, type Weights } from './weights.ts';

const votingHeading =
  /^(voting( (member|right|rights))?|(may|can) vote|votes|eligible( to vote)?|entitled( to vote)?|stimmberechtigt)$/u;

const votingWords = lazily(() =>
  questionVocabulary({
    yes: ['1', 'voting', 'eligible', 'full'],
    no: ['0', 'non-voting', 'not eligible', 'none'],
  }),
);

/** The list of eligible voters. A voter is found by folded id and known by the first row that names them. */
export interface Roll {
  readonly file: FileTable;
  readonly rowOf: ReadonlyMap<string, number>;
  /** rows of voters who may vote */
  readonly entitled: ReadonlySet<number>;
  readonly idColumn: number;
  readonly groups: readonly number[];
  readonly weight?: {
    readonly column: number;
    readonly point?: DecimalPoint;
    readonly weights: Weights;
  };
  readonly votingColumn?: number;
}

/** Reads a roll. `voterHeading` is the heading of the ballots' id column, which the roll's id column often shares. */
export function readRoll(file: FileTable, ballotHeading: string, settings: Settings): Result<Roll> {
  const found: Diagnostic[] = [];
  const given = settings.definition.roll;
  const keys = typeof given === 'object' ? given : undefined;
  const faulty = new Uint8Array(file.rows);
  for (const row of file.faults.keys()) faulty[row] = 1;
  const columns = factsOf(file.columns, faulty);
  const place = (key: string) => settings.place(['roll', key]);
  const named = (reference: string | undefined, key: string): number | undefined => {
    if (reference === undefined) return undefined;
    const result = findColumn(reference, columns, place(key));
    if ('position' in result) return result.position;
    found.push(result.problem);
    return undefined;
  };
  const idColumn = named(keys?.id, 'id') ?? guessId(columns, ballotHeading);
  const groupColumns = groupKeys(keys?.group).flatMap((key) => named(key.column, 'group') ?? []);
  const ownWeight = keys?.weight;
  const point = typeof ownWeight === 'object' ? ownWeight.point : undefined;
  const weightColumn = named(
    typeof ownWeight === 'object' ? ownWeight.column : ownWeight,
    'weight',
  );
  const votingColumn = named(keys?.voting, 'voting') ?? guessVoting(columns);
  const rowOf = indexVoters(file, idColumn, found);
  const entitled = entitledRows(file, rowOf, votingColumn, found);
  const weights = file.columns[weightColumn ?? -1];
  const read = weights && readWeights(weights, [file.delimiter], point);
  if (weights && read) found.push(...unreadWeights(file, weights, read, entitled));
  const roll: Roll = {
    file,
    rowOf,
    entitled,
    idColumn,
    groups: groupColumns,
    ...(read &&
      weightColumn !== undefined && {
        weight: {
          column: weightColumn,
          ...(point && { point }),
          weights: read,
        },
      }),
    ...(votingColumn !== undefined && { votingColumn }),
  };
  return settle(roll, found);
}

/** Members whose weight cannot be read: what all of them weigh is then not known. */
function unreadWeights(
  file: FileTable,
  column: FileTable['columns'][number],
  weights: Weights,
  entitled: ReadonlySet<number>,
): Diagnostic[] {
  const places = [...entitled].flatMap((row): Place[] => {
    const code = column.codes[row] ?? 0;
    const line = lineAt(file.lines, row);
    if (weights.units[code] !== undefined) return [];
    return [
      {
        file: file.name,
        ...(line !== undefined && { line }),
        column: column.heading,
        cell: column.texts[code] ?? '',
      },
    ];
  });
  return places.length === 0
    ? []
    : [diagnose('roll.weight-unread', { rows: places.length }, places)];
}

/** A column that plainly says who may vote. */
function guessVoting(columns: readonly ColumnFacts[]): number | undefined {
  return columns.find(
    (facts) =>
      votingHeading.test(facts.name) &&
      facts.values.length > 0 &&
      facts.values.every((value) => votingWords().has(value.folded)),
  )?.position;
}

function guessId(columns: readonly ColumnFacts[], ballotHeading: string): number {
  const same = columns.find((facts) => facts.name === foldText(ballotHeading));
  const known = columns.find(
    (facts) => voterHeading.test(facts.name) || emailHeading.test(facts.name),
  );
  return (same ?? known)?.position ?? 0;
}

function indexVoters(file: FileTable, idColumn: number, found: Diagnostic[]): Map<string, number> {
  const rowOf = new Map<string, number>();
  const twice: Place[] = [];
  const nameless: Place[] = [];
  const faulty: Place[] = [];
  const column = file.columns[idColumn];
  if (column === undefined) return rowOf;
  const { of, keys } = voterKeys(column);
  const ids = keys();
  const place = (row: number): Place => {
    const line = lineAt(file.lines, row);
    return {
      file: file.name,
      ...(line !== undefined && { line }),
      column: column.heading,
      cell: textAt(column, column.codes[row]),
    };
  };
  for (let row = 0; row < file.rows; row += 1) {
    const key = ids[of[row] ?? 0] ?? '';
    if (file.faults.has(row)) faulty.push(place(row));
    else if (key === '') nameless.push(place(row));
    else if (rowOf.has(key)) twice.push(place(row));
    else rowOf.set(key, row);
  }
  if (faulty.length > 0) found.push(diagnose('roll.malformed', { rows: faulty.length }, faulty));
  if (nameless.length > 0) found.push(diagnose('roll.no-id', { rows: nameless.length }, nameless));
  if (twice.length > 0) found.push(diagnose('roll.twice', { rows: twice.length }, twice));
  return rowOf;
}

function entitledRows(
  file: FileTable,
  rowOf: ReadonlyMap<string, number>,
  votingColumn: number | undefined,
  found: Diagnostic[],
): Set<number> {
  const column = file.columns[votingColumn ?? -1];
  if (column === undefined) return new Set(rowOf.values());
  const meanings = column.texts.map((text) => votingWords().get(foldText(text)));
  const unread: Place[] = [];
  const entitled = new Set<number>();
  for (const row of rowOf.values()) {
    const code = column.codes[row] ?? 0;
    const meaning = meanings[code];
    const line = lineAt(file.lines, row);
    if (meaning === 'yes') entitled.add(row);
    else if (meaning !== 'no') {
      unread.push({
        file: file.name,
        ...(line !== undefined && { line }),
        column: column.heading,
        cell: column.texts[code] ?? '',
      });
    }
  }
  if (unread.length > 0)
    found.push(diagnose('roll.voting-unread', { rows: unread.length }, unread));
  return entitled;
}
