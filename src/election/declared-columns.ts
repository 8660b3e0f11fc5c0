import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ContestDefinition } from './definition.ts';
import { findColumn } from './find-column.ts';
import type { Settings } from './settings.ts';

/** The column of each declared contest, by its place in the definition; problems with naming it are reported once, here. */
export function declaredColumns(
  declared: readonly ContestDefinition[],
  columns: readonly ColumnFacts[],
  madeOf: ReadonlyMap<number, number>,
  settings: Settings,
  problems: Diagnostic[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>(madeOf);
  const isTaken = (position: number) => [...found.values()].includes(position);
  declared.forEach(({ column }, at) => {
    if (found.has(at) || column === undefined) return;
    const place = settings.place(['contests', at, 'column']);
    const result = findColumn(column, columns, place);
    if ('problem' in result) problems.push(result.problem);
    else if (isTaken(result.position))
      problems.push(diagnose('contest.column-twice', { heading: column }, [place]));
    else found.set(at, result.position);
  });
  // What names no column has the one of its name, unless that is another's.
  declared.forEach(({ id, title, column, status }, at) => {
    if (found.has(at) || column !== undefined) return;
    const place = settings.place(['contests', at]);
    const names = [id, title].map((text) => foldText(text ?? ''));
    const meant = columns.filter(({ name }) => names.includes(name) && name !== '');
    const [only] = meant.length === 1 ? meant : [];
    if (only && !isTaken(only.position)) found.set(at, only.position);
    else if (status !== 'withdrawn')
      problems.push(
        only
          ? diagnose('contest.column-twice', { heading: only.heading }, [place])
          : (ofOneName(meant, place) ??
              diagnose('contest.no-column', { title: title ?? id ?? '' }, [place])),
      );
  });
  return found;
}

/** What is wrong where the name of a contest is the heading of several columns. */
function ofOneName(meant: readonly ColumnFacts[], place: Place): Diagnostic | undefined {
  const [first] = meant;
  if (first === undefined || meant.some(({ name }) => name !== first.name)) return undefined;
  const result = findColumn(first.heading, meant, place);
  return 'problem' in result ? result.problem : undefined;
}
