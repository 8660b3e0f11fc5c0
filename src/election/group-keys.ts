import { foldText } from '../base/fold.ts';
import type { GroupsDefinition } from './definition.ts';
import type { Settings } from './settings.ts';

/** A column of groups as a definition names it. */
interface GroupKey {
  readonly column: string;
  readonly separator?: string | undefined;
}

/** The columns of groups that a definition names, of the ballots or of the roll. */
export function groupKeys(given: GroupsDefinition | undefined): readonly GroupKey[] {
  if (given === undefined) return [];
  return [given].flat().map((one) => (typeof one === 'string' ? { column: one } : one));
}

/** What stands between several groups in one cell, by the folded heading of their column. */
export function groupSeparators(
  { definition }: Settings,
  headingOf: (reference: string) => string,
): ReadonlyMap<string, string> {
  const roll = typeof definition.roll === 'object' ? definition.roll.group : undefined;
  const keys = [
    ...groupKeys(roll),
    ...groupKeys(definition.columns?.group).map((key) => ({
      ...key,
      column: headingOf(key.column),
    })),
  ];
  return new Map(
    keys.flatMap(({ column, separator }): [string, string][] =>
      separator === undefined ? [] : [[foldText(column), separator]],
    ),
  );
}
