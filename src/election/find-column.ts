import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { misnamed } from '../base/suggest.ts';
import type { ColumnFacts } from './column-facts.ts';

/** A column as references look for it. */
export type Named = Pick<ColumnFacts, 'position' | 'heading' | 'name'>;

/**
 * Finds the column that a heading or `#3` names; tells what is wrong where there is none or more than
 * one, with the heading that may be meant, of these columns or from elsewhere. `#3` is the third column if there is one, whatever the headings are: so each column has a name of
 * its own, also one whose heading is itself such a number.
 */
export function findColumn(
  reference: string,
  columns: readonly Named[],
  place: Place,
  elsewhere: readonly string[] = [],
): { readonly position: number } | { readonly problem: Diagnostic } {
  const number = /^#(\d+)$/.exec(reference)?.[1];
  if (number !== undefined && columns[Number(number) - 1] !== undefined) {
    return { position: Number(number) - 1 };
  }
  const wanted = foldText(reference);
  const found = columns.filter((facts) => facts.name === wanted);
  const [only] = found;
  if (only !== undefined && found.length === 1) return { position: only.position };
  if (only !== undefined) {
    const numbers = found.map((facts) => `#${facts.position + 1}`).join(', ');
    return {
      problem: diagnose('column.ambiguous', { heading: reference, numbers }, [
        { ...place, cell: reference },
      ]),
    };
  }
  const headings = columns.map((facts) => facts.heading);
  const at = misnamed(place, reference, [...headings, ...elsewhere]);
  return {
    problem: diagnose('column.unknown', { heading: reference, columns: columns.length }, [at]),
  };
}

/** What a flag calls a column: its heading where no other has it, else its number. */
export function referenceTo(position: number, columns: readonly Named[]): string {
  const heading = columns[position]?.heading ?? '';
  const found = heading === '' ? undefined : findColumn(heading, columns, {});
  return found && 'position' in found && found.position === position ? heading : `#${position + 1}`;
}
