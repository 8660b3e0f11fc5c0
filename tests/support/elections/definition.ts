import type { Definition } from '../../../src/index.ts';
import { addedWords } from './contests.ts';
import type { Dice } from './dice.ts';
import { hostileName } from './hostile.ts';
import type { ModelElection } from './model.ts';
import type { Setting } from './rows.ts';

interface Known extends Setting {
  readonly headings: readonly string[];
  readonly delimiting: ModelElection['delimiting'];
  readonly smallest: number;
  readonly categories: NonNullable<Definition['categories']>;
  readonly rulings: ModelElection['rulings'];
  readonly eligible?: number;
  readonly rollKey?: NonNullable<Definition['roll']>;
}

/** The definition of an election, with each column named by its heading or its number. */
export function definitionFrom(known: Known, dice: Dice): Definition {
  const { clock, contests, columns, delimiter, delimiting, duplicates, eligible, rollKey } = known;
  const at = (role: string): string => {
    const position = columns.indexOf(role);
    const heading = known.headings[position] ?? '';
    const alone = known.headings.filter((other) => other === heading).length === 1;
    return alone && dice.percent(60) ? heading : `#${position + 1}`;
  };
  const all = (role: string) => columns.filter((column) => column.startsWith(role)).map(at);
  const order = { 'month-first': 'mdy', 'day-first': 'dmy' } as const;
  const form = clock?.form;
  const fixed = form === 'month-first' || form === 'day-first' ? order[form] : undefined;
  const [privates, ignored] = [all('private'), [...all('ignored'), ...all('survey')]];
  return {
    ...(dice.percent(50) && { title: hostileName(dice, '\ud800') }),
    ...(dice.percent(20) && { subtitle: hostileName(dice, 'subtitle') }),
    ...(delimiting === 'declared' && { delimiter }),
    columns: {
      ...(clock && { timestamp: fixed ? { column: at('stamp'), order: fixed } : at('stamp') }),
      ...(columns.includes('voter') && { voter: at('voter') }),
      ...(columns.includes('weight') && { weight: { column: at('weight'), point: known.mark } }),
      ...(columns.includes('group') && { group: at('group') }),
      ...(privates.length > 0 && { private: privates }),
      ...(ignored.length > 0 && { ignored }),
    },
    vocabulary: {
      yes: [...addedWords.yes],
      no: [...addedWords.no],
      abstain: [...addedWords.abstain],
      blank: [...addedWords.blank],
      invalid: [...addedWords.invalid],
    },
    ...(clock?.zone !== undefined && { zone: clock.zone }),
    ...clock?.edges,
    ...((duplicates !== 'last' || dice.percent(50)) && { duplicates }),
    ...(rollKey !== undefined && { roll: rollKey }),
    ...(eligible !== undefined && { eligible }),
    ...(dice.percent(30) && { rule: 'two-thirds of valid+abstain' }),
    contests: contests.map(({ definition, absent }, nth) => ({
      ...definition,
      ...(!absent && { column: at(`contest ${nth}`) }),
    })),
    ...(known.categories.length > 0 && { categories: known.categories }),
    ...(known.rulings.size > 0 && {
      rulings: [...known.rulings].map(([voter, decision]) => ({
        voter: known.idOf(voter),
        decision,
        reason: 'the form was down',
        by: 'the chair',
      })),
    }),
    groups: { smallest: known.smallest },
  };
}
