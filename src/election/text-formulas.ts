import type { CellTexts } from '../csv/cell-texts.ts';
import { type Column, everyText, withHeading } from '../csv/column-store.ts';
import { sights } from '../csv/kernel.ts';
import type { FileTable } from '../csv/table.ts';

const textFormula = /^\s*="([^"]*)"\s*$/u;

/** Cells like `="007"`, with which spreadsheets are made to keep a text as it is, mean the text. */
export function withoutFormulas(file: FileTable): FileTable {
  return {
    ...file,
    columns: file.columns.map((column) => {
      const heading = plainText(column.heading);
      if (column.bulk && !holdsFormula(column, column.bulk)) return withHeading(column, heading);
      return { heading, codes: column.codes, texts: column.texts.map(plainText) };
    }),
  };
}

function holdsFormula(column: Column, { seen }: CellTexts): boolean {
  return (seen & sights.quoted) !== 0 && !everyText(column, (text) => plainText(text) === text);
}

function plainText(text: string): string {
  return text.includes('="') ? text.replace(textFormula, '$1') : text;
}
