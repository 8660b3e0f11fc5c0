import type { FileTable } from '../csv/table.ts';

const textFormula = /^\s*="([^"]*)"\s*$/u;

/** Cells like `="007"`, with which spreadsheets are made to keep a text as it is, mean the text. */
export function withoutFormulas(file: FileTable): FileTable {
  return {
    ...file,
    columns: file.columns.map((column) => ({
      ...column,
      heading: plainText(column.heading),
      texts: column.texts.map(plainText),
    })),
  };
}

function plainText(text: string): string {
  return text.includes('="') ? text.replace(textFormula, '$1') : text;
}
