import type { Definition } from '../../../src/index.ts';
import type { PlannedContest } from './contests.ts';
import type { Dice } from './dice.ts';
import { hostileName } from './hostile.ts';
import type { ModelCategory } from './model.ts';

type CategoryDefinition = NonNullable<Definition['categories']>[number];
type Selection = NonNullable<CategoryDefinition['positions']>[number]['selections'][number];

/** Some categories of an election, which may overlap, in the two forms. */
export function categoriesFrom(
  contests: readonly PlannedContest[],
  dice: Dice,
): { definitions: CategoryDefinition[]; models: ModelCategory[] } {
  const all = Array.from({ length: dice.below(3) }, (_, at) => categoryFrom(contests, at, dice));
  return {
    definitions: all.map(({ definition }) => definition),
    models: all.map(({ model }) => model),
  };
}

function categoryFrom(contests: readonly PlannedContest[], nth: number, dice: Dice) {
  const indexes = [...contests.keys()];
  const own = dice.shuffled(indexes).slice(0, 1 + dice.below(indexes.length));
  const positions = Array.from({ length: dice.below(5) }, () =>
    Array.from({ length: 1 + dice.below(3) }, () => {
      const contest = dice.pick(own);
      return { contest, option: dice.below(contests[contest]?.options ?? 1) };
    }),
  );
  const definition: CategoryDefinition = {
    title: hostileName(dice, `category ${nth}`),
    contests: own.map((at) => nameOf(contests[at], dice)),
    ...(positions.length > 0 && {
      positions: positions.map((selections, at) => ({
        title: hostileName(dice, `position ${at}`),
        ...(dice.percent(30) && { id: ['constructor', 'valueOf'][at] ?? `p${at}` }),
        selections: selections.map(({ contest, option }) =>
          selectionOf(contests[contest], option, dice),
        ),
      })),
    }),
  };
  return { definition, model: { contests: own, positions } };
}

function nameOf(contest: PlannedContest | undefined, dice: Dice): string {
  return (dice.percent(70) ? contest?.id : contest?.title) ?? '';
}

/** One of the ways in which a definition selects an option. */
function selectionOf(contest: PlannedContest | undefined, option: number, dice: Dice): Selection {
  const name = nameOf(contest, dice);
  if (contest?.method === 'question') {
    if (option === 0 && dice.percent(50)) return name;
    if (option === 1 && dice.percent(50)) return `${contest.id}: no`;
    return { [name]: dice.percent(50) ? option === 0 : (['YES', 'no'][option] ?? '') };
  }
  const spelling = dice.pick(contest?.spellings[option] ?? []);
  return { [name]: dice.percent(50) ? spelling : [spelling] };
}
