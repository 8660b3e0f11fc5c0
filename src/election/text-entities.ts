import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { changedTexts } from '../csv/changed-texts.ts';
import type { Column } from '../csv/column-store.ts';
import { sights } from '../csv/kernel.ts';
import type { FileTable } from '../csv/table.ts';

/** Where a text was encoded again and again, `&amp;amp;` or `&amp;#39;`, what it was at first. */
const entity = /&(?:(?:amp|#38|#x26);)*(?:amp|quot|apos|lt|gt|nbsp|#\d{2,6}|#x[\da-f]{2,5});/giu;

const ampersand = 0x26;

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', '\u00a0'],
]);

/**
 * Cells that were written for a web page, `Ana O&#39;Brien` for Ana O'Brien, are read as what they mean: cut
 * at its semicolon such a cell would be two marks.
 */
export function withoutEntities(file: FileTable): { file: FileTable; told: Diagnostic[] } {
  const places: { file: string; column: string }[] = [];
  const columns = file.columns.map((column, at) => {
    const own = decodedColumn(column);
    if (own === undefined) return column;
    places.push({ file: file.name, column: column.heading || `#${at + 1}` });
    return own;
  });
  if (places.length === 0) return { file, told: [] };
  const told = [diagnose('file.entities', { columns: places.length }, places)];
  return { file: { ...file, columns }, told };
}

/** Undefined where there are no entities. */
function decodedColumn(column: Column): Column | undefined {
  const { heading, codes, bulk } = column;
  const decode = (text: string) => text.replace(entity, decoded);
  if (bulk) {
    const may = (bulk.seen & sights.ampersand) !== 0;
    return may ? changedTexts(column, bulk, ampersand, decode) : undefined;
  }
  if (!column.texts.some((text) => text.includes('&'))) return undefined;
  const texts = column.texts.map(decode);
  return texts.every((text, code) => text === column.texts[code])
    ? undefined
    : { heading, codes, texts };
}

function decoded(text: string): string {
  const name = /[^&;]+(?=;$)/.exec(text)?.[0].toLowerCase() ?? '';
  const own = named.get(name);
  if (own !== undefined) return own;
  const code = name.startsWith('#x')
    ? Number.parseInt(name.slice(2), 16)
    : Number.parseInt(name.slice(1), 10);
  const readable = code >= 0xa0 || (code >= 0x20 && code < 0x7f);
  const half = code >= 0xd800 && code <= 0xdfff;
  return readable && !half && code <= 0x10ffff ? String.fromCodePoint(code) : text;
}
