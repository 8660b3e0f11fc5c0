import readXlsxFile from 'read-excel-file/universal';
import { limits } from './limits.ts';

/** A sheet of a workbook: its cells as text, row by row from the first. */
export interface Workbook {
  readonly sheets: readonly string[];
  /** the cells of the sheet that was asked for; undefined where there is none of that name */
  readonly rows: readonly (readonly string[])[] | undefined;
}

/**
 * Reads a workbook of Excel (Office Open XML): the sheet of a name, or the first. Dates become
 * `2019-03-22 09:14:10`, without a zone, as the sheet shows them; formulas are what they last gave.
 * @returns undefined where the file is no workbook, or would unpack to more than `limits.workbook` bytes
 */
export async function readWorkbook(
  bytes: Uint8Array,
  sheet: string | undefined,
): Promise<Workbook | undefined> {
  const size = unpackedSize(bytes);
  if (size === undefined || size > limits.workbook) return undefined;
  const copy = new Uint8Array(bytes);
  const sheets = await readXlsxFile(copy.buffer, {
    trim: false,
    parseNumber: (text) => text,
  }).catch(() => undefined);
  if (sheets === undefined) return undefined;
  const found = sheet === undefined ? sheets[0] : sheets.find((one) => one.sheet === sheet);
  return {
    sheets: sheets.map((one) => one.sheet),
    rows: found?.data.map((row) => row.map(cellText)),
  };
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const text = String(value);
  // A number as the file has it, 0.30000000000000004, is one as the sheet shows it.
  return /^-?\d+\.\d{12,}(E-?\d+)?$/.test(text)
    ? String(Number(Number(text).toPrecision(15)))
    : text;
}

/** A day counts 86,400 seconds in a workbook, and its fractions may miss the second by a little. */
function dateText(date: Date): string {
  const whole = new Date(date.getTime() + 500).toISOString();
  return `${whole.slice(0, 10)} ${whole.slice(11, 19)}`;
}

/** Records of a ZIP file (PKWARE APPNOTE 4.3): the end of its directory, and an entry of it. */
const endMark = 0x06054b50;
const entryMark = 0x02014b50;

/** What the entries of a ZIP file say they unpack to, together; the unpacker gives them no more. */
function unpackedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < 0) return undefined;
  let at = view.getUint32(end + 16, true);
  let sum = 0;
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) return undefined;
    sum += view.getUint32(at + 24, true);
    const named = view.getUint16(at + 28, true) + view.getUint16(at + 30, true);
    at += 46 + named + view.getUint16(at + 32, true);
  }
  return sum;
}
