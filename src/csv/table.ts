import type { Column } from './column-store.ts';
import type { Delimiter } from './dialect.ts';
import type { Encoding } from './encoding.ts';
import type { RowLines } from './row-lines.ts';

/** Why a row cannot be read as a ballot; `cells` is how many cells it has, `lastLine` the line it ends on. */
export interface RowFault {
  readonly kind: 'ragged' | 'stray-quote';
  readonly cells: number;
  readonly lastLine: number;
}

/** What is known of one file as a file. `rows` counts every record below the headings. */
interface FilePart {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly headerLine: number;
  readonly rows: number;
}

/** One file, read. `lines` gives the physical line on which each row starts; a faulty row's cells are empty. */
export interface FileTable extends FilePart {
  /** whether lines above the headings were passed over */
  readonly titled: boolean;
  readonly columns: readonly Column[];
  readonly lines: RowLines;
  readonly faults: ReadonlyMap<number, RowFault>;
}

/** All files of an election as one table, in the order of their names; `fileOf[row]` indexes `files`, and is empty where there is one. */
export interface Table {
  readonly columns: readonly Column[];
  /** how many of the columns the files have; those after them are made of several */
  readonly width: number;
  readonly rows: number;
  readonly lines: RowLines;
  readonly fileOf: Uint16Array;
  readonly faults: ReadonlyMap<number, RowFault>;
  readonly files: readonly FilePart[];
  /** for each file, the columns of the table in the order in which the file has them */
  readonly orders: readonly (readonly number[])[];
}
