import type { ColumnFacts } from './column-facts.ts';
import { timestampHeading } from './headings.ts';

/** An export that is known by its looks, and what follows from knowing it. */
export interface Shape {
  readonly id: string;
  readonly title: string;
  readonly recognises: (columns: readonly ColumnFacts[]) => boolean;
  /** What stands between the options of a checkbox cell, the likeliest first. */
  readonly separators: readonly string[];
}

/** The first column is a time stamp and its cells look like this. */
function stamped(columns: readonly ColumnFacts[], looks: RegExp): boolean {
  const [first] = columns;
  if (first === undefined || first.values.length === 0 || !timestampHeading.test(first.name))
    return false;
  return first.values.every((value) => looks.test(value.folded));
}

/** The known exports; the first that recognises a file is taken. */
export const shapes: readonly Shape[] = [
  {
    id: 'google-forms',
    title: 'Google Forms, downloaded as CSV',
    recognises: (columns) =>
      stamped(columns, /^\d{4}\/\d{1,2}\/\d{1,2} \d{1,2}:\d{2}:\d{2} [ap]m\b.* (gmt|utc)/u),
    separators: [';'],
  },
  {
    id: 'google-sheets',
    title: 'Google Forms, through a Google Sheet',
    recognises: (columns) =>
      stamped(
        columns,
        /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\.?,? \d{1,2}[:.]\d{2}([:.]\d{2})?( ?[ap]\.?m\.?)?$/u,
      ),
    separators: [', '],
  },
  {
    id: 'plain',
    title: 'a plain table, one column a contest',
    recognises: () => true,
    separators: [';', '|', '\n', ', '],
  },
];
