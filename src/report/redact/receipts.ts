import { createHmac } from 'node:crypto';
import { type Diagnostic, diagnose } from '../../base/diagnostic.ts';
import { orderedBy } from '../../base/order.ts';
import { failure, type Result, success } from '../../base/result.ts';
import { counted as countedCode } from '../../election/disposition.ts';
import { voterKeys } from '../../election/voter-keys.ts';
import type { Counted } from '../counted.ts';
import { csvText } from '../csv-text.ts';
import { receiptHeading } from '../messages/labels.ts';

/** The codes by which voters find their ballots, and the list of who gets which: that is secret. */
export interface Receipts {
  /** of each row; empty where it names no voter */
  readonly codeOf: (row: number) => string;
  readonly list: string;
}

/** As many bytes as the hash has: no shorter key is as good. */
const leastKey = 32;

/** 24 hex digits of the hash are 96 bits. */
const digits = 24;

/** One code for each voter with a ballot that counts: HMAC-SHA-256 of the folded id. */
export function makeReceipts(
  { table, election, admission }: Counted,
  key: Buffer,
): Result<Receipts> {
  const column = table.columns[election.voter ?? -1];
  if (key.length < leastKey)
    return failure([diagnose('receipts.short-key', { bytes: key.length, least: leastKey })]);
  if (column === undefined || admission.repeatVoters === undefined)
    return failure([diagnose('receipts.no-voters', {})]);
  const voters = voterKeys(column);
  const ids = voters.keys();
  const voterOf = (row: number) => voters.of[row] ?? 0;
  const codes = new Map<number, string>();
  const lines = new Map<string, readonly string[]>();
  let unnamed = 0;
  admission.codes.forEach((code, row) => {
    if (code !== countedCode) return;
    const voter = voterOf(row);
    const id = ids[voter] ?? '';
    if (id === '') unnamed += 1;
    else if (!codes.has(voter)) {
      codes.set(voter, receiptOf(id, key));
      lines.set(id, [column.texts[column.codes[row] ?? 0] ?? '', codes.get(voter) ?? '']);
    }
  });
  const alike = codes.size - new Set(codes.values()).size;
  if (alike > 0) return failure([diagnose('receipts.alike', { voters: alike })]);
  const notes: Diagnostic[] =
    unnamed === 0 ? [] : [diagnose('receipts.unnamed', { ballots: unnamed })];
  const sorted = orderedBy(lines, ([id]) => id).map(([, line]) => line);
  return success(
    {
      codeOf: (row) => codes.get(voterOf(row)) ?? '',
      list: csvText([[column.heading, receiptHeading], ...sorted]),
    },
    notes,
  );
}

/** In groups of four, so that no spreadsheet takes it for a number. */
function receiptOf(id: string, key: Buffer): string {
  const hash = createHmac('sha256', key).update(id).digest('hex').slice(0, digits);
  return hash.replace(/(.{4})(?=.)/g, '$1-');
}
