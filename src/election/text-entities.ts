import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { FileTable } from '../csv/table.ts';

const entity = /&(?:amp|quot|apos|lt|gt|nbsp|#\d{2,6}|#x[\da-f]{2,5});/giu;

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
 * at its semicolon such a cell would be two marks. Columns of very many texts are left as they are.
 */
export function withoutEntities(file: FileTable): { file: FileTable; told: Diagnostic[] } {
  const places: { file: string; column: string }[] = [];
  const columns = file.columns.map((column, at) => {
    if (column.bulk || !column.texts.some((text) => text.includes('&'))) return column;
    const texts = column.texts.map((text) => text.replace(entity, decoded));
    if (texts.every((text, code) => text === column.texts[code])) return column;
    places.push({ file: file.name, column: column.heading || `#${at + 1}` });
    return { heading: column.heading, codes: column.codes, texts };
  });
  if (places.length === 0) return { file, told: [] };
  const told = [diagnose('file.entities', { columns: places.length }, places)];
  return { file: { ...file, columns }, told };
}

function decoded(text: string): string {
  const name = text.slice(1, -1).toLowerCase();
  const own = named.get(name);
  if (own !== undefined) return own;
  const code = name.startsWith('#x')
    ? Number.parseInt(name.slice(2), 16)
    : Number.parseInt(name.slice(1), 10);
  const readable = code >= 0xa0 || (code >= 0x20 && code < 0x7f);
  const half = code >= 0xd800 && code <= 0xdfff;
  return readable && !half && code <= 0x10ffff ? String.fromCodePoint(code) : text;
}
