import * as fc from 'fast-check';
import type { Definition, TallyInput } from '../../../src/index.ts';
import { type Dice, diceFrom } from './dice.ts';

/** One ballot of a plain file: who, of which groups, with what weight, and the cell of each contest. */
interface PlainRow {
  readonly voter: string;
  readonly groups: readonly string[];
  readonly weight: number;
  readonly cells: readonly string[];
}

/** An election in plain files whose definition says everything that rules of bylaws can say. */
export interface DecidingElection {
  readonly files: readonly (readonly PlainRow[])[];
  readonly headings: readonly string[];
  readonly weighted: boolean;
  readonly definition: Definition;
}

/** What a property needs of its elections; the rest is left to chance. */
export interface Wishes {
  readonly weighted?: boolean;
  /** rules of shares of what is in the files alone: nothing counts heads or a number of votes */
  readonly sharesOnly?: boolean;
  readonly rulings?: boolean;
}

type Contest = NonNullable<Definition['contests']>[number];

const classes = ['Full', 'Guest', 'Half', '__proto__'];
const regions = ['North', 'South', 'Łódź'];

export function decidingElections(wishes: Wishes = {}): fc.Arbitrary<DecidingElection> {
  return fc
    .record({ seed: fc.nat(), rows: fc.integer({ min: 1, max: 24 }) })
    .map(({ seed, rows }) => electionFrom(diceFrom(seed), rows, wishes));
}

function electionFrom(dice: Dice, size: number, wishes: Wishes): DecidingElection {
  const weighted = wishes.weighted ?? dice.percent(30);
  const contests = contestsFrom(dice, size, weighted, wishes.sharesOnly === true);
  const rows = Array.from(
    { length: size },
    (_, at): PlainRow => ({
      voter: `voterzq${at}`,
      groups: [dice.pick(classes), dice.pick(regions)],
      weight: dice.below(4),
      cells: contests.map((contest) => cellFrom(contest, dice)),
    }),
  );
  return {
    files: [rows],
    headings: contests.map((contest) => contest.column ?? ''),
    weighted,
    definition: {
      columns: {
        voter: 'Voter',
        group: ['Class', 'Region'],
        ...(weighted && { weight: 'Weight' }),
      },
      // The weight of the eligible is on a roll, and there is none.
      ...(!weighted && { eligible: size + dice.below(9) }),
      present: size + dice.below(4),
      ...(dice.percent(50) && {
        quorum: dice.pick(['majority of ballots', '>= 1/3 of present', 'majority of present']),
      }),
      ...(dice.percent(50) && { ties: dice.pick(['listed order', { lot: 'dice' }] as const) }),
      ...(dice.percent(50) && {
        bands: [
          { title: 'strong', rule: '> 2/3' },
          { title: 'weak', rule: 'majority' },
        ],
      }),
      contests,
      ...categoriesFrom(dice),
      ...(dice.percent(60) && {
        conflicts: [
          dice.percent(50) ? ['q0', 'q1'] : { contests: ['q0', 'q1'], ties: { decided: 'q1' } },
        ],
      }),
      ...(wishes.rulings && { rulings: rulingsFrom(dice, size) }),
      groups: { smallest: 1 + dice.below(5) },
    },
  };
}

const shares = ['majority', 'two-thirds', '>= 1/2', '> 1/3', '>= 60%'];
const ownBases = ['valid', 'valid+invalid', 'valid+abstain', 'ballots'];

function ruleFrom(dice: Dice, bases: readonly string[], sharesOnly: boolean): string {
  const plain = `${dice.pick(shares)} of ${dice.pick(bases)}`;
  const own = `${dice.pick(shares)} of ${dice.pick(ownBases)}`;
  const rules = [
    plain,
    plain,
    plain,
    `${plain} and ${own}`,
    `${plain} or ${own}`,
    `${own} in each "Class"`,
    `${plain} and (${own}) in more than half of "Region"`,
    `${own} by one voice per "Class"`,
    ...(sharesOnly
      ? []
      : ['at least 3 in favour', `${plain} and at least 2 in favour`, '> 1/2 of 7']),
  ];
  return dice.pick(rules);
}

function contestsFrom(dice: Dice, size: number, weighted: boolean, sharesOnly: boolean): Contest[] {
  const bases = [...ownBases, 'present', ...(weighted ? [] : ['eligible', 'eligible-abstain'])];
  const rule = () =>
    dice.percent(70) ? { rule: ruleFrom(dice, sharesOnly ? ownBases : bases, sharesOnly) } : {};
  const quorum = () =>
    dice.percent(30)
      ? {
          quorum: dice.pick([
            'none',
            { count: 'valid' as const, rule: '>= 1/2 of ballots' },
            { count: 'valid+abstain' as const, rule: 'majority of present' },
          ]),
        }
      : {};
  const options = ['A', 'B', 'C'].map((title) => ({ id: title.toLowerCase(), title }));
  const question = (at: number): Contest => ({
    id: `q${at}`,
    column: `Question ${at}`,
    method: 'question',
    ...rule(),
    ...quorum(),
    ...(dice.percent(20) && { ties: { decided: 'yes', by: 'the chair' } }),
    ...(dice.percent(20) && { present: size + dice.below(3) }),
  });
  return [
    question(0),
    question(1),
    { ...question(2), ...(dice.percent(60) && { if: dice.pick(['q0', 'q1: no', 'plan: B']) }) },
    {
      ...question(3),
      ...(dice.percent(40) && { if: 'q2' }),
      ...(dice.percent(15) && { status: 'withdrawn' as const }),
    },
    {
      id: 'plan',
      column: 'Plan',
      method: 'plurality',
      options,
      seats: 1 + dice.below(2),
      ...(dice.percent(30) && { none: 'c' }),
      ...(dice.percent(30) && { ties: { decided: ['b', 'c'] } }),
      ...rule(),
      ...quorum(),
    },
    {
      id: 'head',
      column: 'Head',
      method: 'majority',
      options,
      ...(dice.percent(50) && { else: dice.pick(['runoff', 'reballot'] as const) }),
      ...(dice.percent(30) && { bands: [{ title: 'own', rule: '> 40% of ballots' }] }),
    },
    { id: 'some', column: 'Some', method: 'approval', options, separator: ';', seats: 2 },
  ];
}

function cellFrom({ method }: Contest, dice: Dice): string {
  const rest = ['', '', 'Abstain', 'spoilt', 'nobodyknowszq'];
  if (method === 'question') return dice.pick(['Yes', 'Yes', 'Yes', 'No', 'No', ...rest]);
  const one = dice.pick(['A', 'A', 'B', 'C', ...rest]);
  return method === 'approval' && dice.percent(40) ? dice.pick(['A;B', 'B;C', 'A;B;C']) : one;
}

function categoriesFrom(dice: Dice): Pick<Definition, 'categories'> {
  if (dice.percent(30)) return {};
  return {
    categories: [
      {
        id: 'outer',
        title: 'Outer',
        contests: ['q0'],
        positions: [
          { id: 'for', title: 'For', selections: ['q0', 'q1'], rule: 'two-thirds of participants' },
          { id: 'other', title: 'Other', selections: [{ plan: ['a', 'b'] }, 'q1: no'] },
        ],
      },
      { id: 'inner', title: 'Inner', within: 'outer', contests: ['q1', 'plan', 'q3'] },
      {
        title: 'Beside',
        contests: ['some', 'q1'],
        positions: [{ title: 'Both', selections: ['some: A', 'q1'] }],
      },
    ],
  };
}

function rulingsFrom(dice: Dice, size: number): NonNullable<Definition['rulings']> {
  const rows = dice.shuffled(Array.from({ length: size }, (_, at) => at));
  return rows.slice(0, 1 + dice.below(3)).map((row) => ({
    voter: `voterzq${row}`,
    decision: dice.pick(['accept', 'set aside'] as const),
    reason: dice.pick(['late', 'twice handed in']),
    by: 'the board',
  }));
}

/** What `tally` is given of it. `gap` is how many blank lines follow the headings. */
export function decidingInput(election: DecidingElection, gap = 0): TallyInput {
  const { files, headings, weighted, definition } = election;
  const line = (cells: readonly string[]) =>
    cells.map((cell) => (cell === '' ? cell : `"${cell.replaceAll('"', '""')}"`)).join(',');
  const lead = ['Voter', 'Class', 'Region', ...(weighted ? ['Weight'] : [])];
  return {
    ballots: files.map((rows, at) => ({
      name: `ballots ${at}.csv`,
      text: [
        line([...lead, ...headings]) + '\n'.repeat(gap),
        ...rows.map(({ voter, groups, weight, cells }) =>
          line([voter, ...groups, ...(weighted ? [String(weight)] : []), ...cells]),
        ),
        '',
      ].join('\n'),
    })),
    definition,
  };
}
