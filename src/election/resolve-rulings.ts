import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { lineAt } from '../csv/row-lines.ts';
import type { Table } from '../csv/table.ts';
import type { RulingDefinition } from './definition.ts';
import type { Ruling } from './election.ts';
import type { Settings } from './settings.ts';
import { keyedDigest, tableSecret } from './table-secret.ts';
import { voterKeys } from './voter-keys.ts';

/** The rows that each recorded decision means. One that means none, or one that is meant twice, is an error. */
export function resolveRulings(
  table: Table,
  voter: number | undefined,
  settings: Settings,
  problems: Diagnostic[],
): Ruling[] {
  const given = settings.definition.rulings ?? [];
  if (given.length === 0) return [];
  const digests = rowDigests(table);
  const taken = new Set<number>();
  return given.flatMap((own, at) => {
    const place = settings.place(['rulings', at]);
    const rows = rowsMeant(own, table, voter, digests);
    if (rows.length === 0) {
      problems.push(diagnose('ruling.nobody', {}, [{ ...place, cell: meantBy(own) }]));
    }
    return rows.flatMap((row): Ruling[] => {
      if (taken.has(row)) {
        problems.push(diagnose('ruling.twice', {}, [{ ...place, cell: meantBy(own) }]));
        return [];
      }
      taken.add(row);
      const decision = own.decision === 'accept' ? 'accept' : 'set-aside';
      return [{ row, decision, reason: own.reason, by: own.by, digest: digests(row) }];
    });
  });
}

function rowsMeant(
  own: RulingDefinition,
  table: Table,
  voter: number | undefined,
  digests: (row: number) => string,
): number[] {
  const rows = Array.from({ length: table.rows }, (_, row) => row);
  if (own.row !== undefined) return rows.filter((row) => digests(row) === own.row);
  const { file, line } = own;
  if (line === undefined && own.voter === undefined) return [];
  const ids = table.columns[voter ?? -1];
  const voters = ids && voterKeys(ids);
  const wanted = voters?.keys().indexOf(foldText(own.voter ?? '')) ?? 0;
  return rows.filter((row) => {
    const named = file === undefined || table.files[table.fileOf[row] ?? 0]?.name === file;
    const here = line === undefined || (lineAt(table.lines, row) === line && onlyFile(table, file));
    const voted = own.voter === undefined || (wanted > 0 && voters?.of[row] === wanted);
    return named && here && voted;
  });
}

/** A line alone names a row only where there is one file. */
function onlyFile(table: Table, file: string | undefined): boolean {
  return file !== undefined || table.files.length === 1;
}

function meantBy({ voter, file, line, row }: RulingDefinition): string {
  const where = [file, line === undefined ? undefined : `line ${line}`, voter, row];
  return where.filter((one) => one !== undefined).join(', ');
}

/**
 * For each row a text that tells nothing of it to who does not have the ballots: a hash of the row's
 * number keyed with the whole table, which no published hash gives away.
 */
function rowDigests(table: Table): (row: number) => string {
  const secret = tableSecret(table.columns);
  const known = new Map<number, string>();
  return (row) => {
    const own = known.get(row) ?? keyedDigest(secret, row);
    known.set(row, own);
    return own;
  };
}
