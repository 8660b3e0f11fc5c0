import { foldText } from '../base/fold.ts';
import type { FileTable } from '../csv/table.ts';
import { groupKeys } from './group-keys.ts';
import type { Flags, Settings } from './settings.ts';

/**
 * `--group`, `--weight` and `--ignore` may name a column of the roll, where the ballots have none of that
 * heading: then it is as if a definition named it under `roll`. Weights that both have are those of the ballots;
 * the roll's tell what all who are eligible weigh.
 */
export function flagsOnRoll(
  settings: Settings,
  flags: Flags,
  ballots: readonly string[],
  roll: FileTable | undefined,
): Settings {
  if (roll === undefined) return settings;
  const ofRoll = roll.columns.map(({ heading }) => foldText(heading));
  const ofBallots = new Set(ballots.map(foldText));
  const isOnce = (reference: string) =>
    ofRoll.filter((one) => one === foldText(reference)).length === 1;
  const stands = (reference: string) => !ofBallots.has(foldText(reference)) && isOnce(reference);
  const onRoll = roll.columns.map(({ heading }) => heading).filter(stands);
  const groups = (flags.group ?? []).filter(stands);
  const ignored = (flags.ignored ?? []).filter(stands);
  const weight = flags.weight !== undefined && stands(flags.weight);
  const weighsAll = flags.weight !== undefined && isOnce(flags.weight);
  if (groups.length + ignored.length === 0 && !weighsAll) return { ...settings, onRoll };
  const { columns = {}, roll: given } = settings.definition;
  const { group, weight: weighing, ignored: left, ...others } = columns;
  const kept = (own: string | readonly string[] | undefined, moved: readonly string[]) =>
    [own ?? []].flat().filter((one) => !moved.includes(one));
  const groupsLeft = groupKeys(group).filter(({ column }) => !groups.includes(column));
  const ignoredLeft = kept(left, ignored);
  const keys = typeof given === 'object' ? given : { file: given ?? roll.name };
  return {
    ...settings,
    onRoll,
    definition: {
      ...settings.definition,
      columns: {
        ...others,
        ...(groupsLeft.length > 0 && { group: [...groupsLeft] }),
        ...(ignoredLeft.length > 0 && { ignored: ignoredLeft }),
        ...(weighing !== undefined && !weight && { weight: weighing }),
      },
      roll: {
        ...keys,
        ...(groups.length > 0 && { group: groups }),
        ...(weighsAll && weighing !== undefined && { weight: weighing }),
        ...(ignored.length > 0 && { ignored: [...kept(keys.ignored, []), ...ignored] }),
      },
    },
  };
}
