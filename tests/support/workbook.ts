import { strToU8, zipSync } from 'fflate';

/** What a cell of a made workbook may hold; a `Date` becomes the number of a day with the format of one. */
export type MadeCell = string | number | boolean | Date | null;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook with these sheets, as small as Office Open XML allows. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly MadeCell[])[]>>,
): Uint8Array {
  const names = Object.keys(sheets);
  const file = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
  const relations = (own: string) =>
    file(`<Relationships xmlns="${packages}/relationships">${own}</Relationships>`);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const tabs = names.map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const parts = names.map((_, at) =>
    relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`),
  );
  const entries: [string, Uint8Array][] = [
    [
      '[Content_Types].xml',
      file(
        `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
      ),
    ],
    ['_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      file(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${tabs.join('')}</sheets></workbook>`,
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([...parts, relation('rIdS', 'styles', 'styles.xml')].join('')),
    ],
    [
      'xl/styles.xml',
      file(
        `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      ),
    ],
    ...names.map((name, at): [string, Uint8Array] => [
      `xl/worksheets/sheet${at + 1}.xml`,
      file(
        `<worksheet xmlns="${main}"><sheetData>${(sheets[name] ?? []).map(rowOf).join('')}</sheetData></worksheet>`,
      ),
    ]),
  ];
  return zipSync(Object.fromEntries(entries), { mtime: new Date('2019-03-22T12:00:00') });
}

function rowOf(cells: readonly MadeCell[], at: number): string {
  if (cells.length === 0) return '';
  const own = cells.map((cell, column) => cellOf(cell, `${letters(column)}${at + 1}`));
  return `<row r="${at + 1}">${own.join('')}</row>`;
}

function cellOf(cell: MadeCell, place: string): string {
  if (cell === null) return '';
  if (cell instanceof Date)
    return `<c r="${place}" s="1"><v>${cell.getTime() / 86_400_000 + 25_569}</v></c>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${Number(cell)}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function letters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : letters(Math.floor(column / 26) - 1) + letter;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
