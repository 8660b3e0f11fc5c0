import type { Definition } from '../../../src/index.ts';
import type { Dice } from './dice.ts';
import { hostileName, respelt, secrets } from './hostile.ts';
import type { ModelElection, ModelMember } from './model.ts';
import { type DecimalMark, noWeight, weightText } from './weights.ts';
import { csvLine } from './write-files.ts';

interface RollPlan {
  readonly members: ReadonlyMap<number, ModelMember>;
  /** voters whom the file names on rows that are malformed: they are not on the roll */
  readonly misread: readonly number[];
  readonly idOf: (voter: number) => string;
  readonly groups: readonly string[];
  readonly voting: boolean;
  readonly weighted: ModelElection['weighted'];
  readonly grouped: ModelElection['grouped'];
}

/** The file of a roll, in any order of rows and columns, and the key of a definition that reads it. */
export function rollFrom(
  plan: RollPlan,
  dice: Dice,
): { text: string; key: NonNullable<Definition['roll']> } {
  const weighted = plan.weighted === 'roll';
  const grouped = plan.grouped === 'roll';
  const delimiter = dice.pick([',', ';', '\t', '|'] as const);
  const mark: DecimalMark = dice.pick(['.', ',']);
  const columns = dice.shuffled(
    [
      { role: 'id', used: true },
      { role: 'name', used: true },
      { role: 'voting', used: plan.voting },
      { role: 'weight', used: weighted },
      { role: 'group', used: grouped },
    ].flatMap(({ role, used }) =>
      used
        ? [{ role, heading: hostileName(dice, role === 'name' ? secrets.rollHeading : role) }]
        : [],
    ),
  );
  const cellOf = (role: string, voter: number, member: ModelMember): string => {
    switch (role) {
      case 'id':
        return respelt(plan.idOf(voter), dice);
      case 'voting':
        return member.votes
          ? dice.pick(['yes', 'Y', '1', 'voting', 'Eligible'])
          : dice.pick(['no', 'N', '0', 'Non-voting']);
      case 'weight':
        return member.weight === undefined
          ? noWeight(mark, dice)
          : weightText(member.weight, mark, dice);
      case 'group':
        return plan.groups[member.group ?? -1] ?? '';
      default:
        return hostileName(dice, secrets.rollName);
    }
  };
  const line = (voter: number, member: ModelMember) =>
    columns.map(({ role }) => cellOf(role, voter, member));
  const rows = dice.shuffled([...plan.members]).map(([voter, member]) => line(voter, member));
  // Who stands on the roll twice is known by the first row.
  const again = [...plan.members.keys()].filter(() => dice.percent(5));
  const repeated = again.map((voter) =>
    line(voter, { votes: dice.percent(50), weight: 7n, group: 0 }),
  );
  const nobody = columns.map(({ role }) =>
    role === 'id' ? 'n/a' : cellOf(role, 0, { votes: true }),
  );
  const broken = plan.misread.map((voter) => [...line(voter, { votes: true }), secrets.malformed]);
  const all = [...rows, ...dice.shuffled([...repeated, ...broken, nobody])];
  const named = (role: string) => {
    const at = columns.findIndex((column) => column.role === role);
    return dice.percent(50) ? `#${at + 1}` : (columns[at]?.heading ?? '');
  };
  const lines = [columns.map(({ heading }) => heading), ...all];
  return {
    text: lines.map((cells) => csvLine(cells, delimiter, dice)).join('\n'),
    key: {
      file: 'roll.csv',
      id: named('id'),
      ...(plan.voting && { voting: named('voting') }),
      ...(weighted && { weight: { column: named('weight'), point: mark } }),
      ...(grouped && { group: named('group') }),
    },
  };
}
