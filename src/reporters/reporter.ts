import type { Report } from '../report/schema.ts';
import type { Format } from './formats.ts';

/** For whose eyes a report is rendered; only the text reporter cares. */
export interface View {
  /** columns of the terminal */
  readonly width: number;
  /** whether the terminal shows more than ASCII in its frames and bars; titles are shown as they are */
  readonly unicode: boolean;
  readonly color: 0 | 1 | 2 | 3;
}

/** A file, which is no terminal. */
export const fileView: View = { width: 80, unicode: true, color: 0 };

/** Turns the document into one string. Pure: the same document and view give the same bytes. */
export interface Reporter {
  readonly id: Format;
  /** endings of file names that ask for it */
  readonly extensions: readonly string[];
  readonly render: (report: Report, view: View) => string;
}
