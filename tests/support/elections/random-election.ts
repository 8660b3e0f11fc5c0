import * as fc from 'fast-check';
import { categoriesFrom } from './categories.ts';
import { contestFrom, methodIds } from './contests.ts';
import { definitionFrom } from './definition.ts';
import { type Dice, diceFrom } from './dice.ts';
import { hostileName, secrets } from './hostile.ts';
import type { ModelElection, ModelRow, ModelSheet } from './model.ts';
import { rollFrom } from './roll.ts';
import { type Gene, rowsFrom, type Setting } from './rows.ts';
import { clockFrom } from './times.ts';

/** Ends the title of each group, before its number. */
export const groupToken = 'groupzq';

/** The columns by which a Qualtrics export says what a response is worth. */
const surveyHeadings: { readonly [name: string]: string } = {
  id: 'ResponseId',
  date: 'RecordedDate',
  status: 'Status',
  finished: 'Finished',
};

/** What a property needs of its elections; the rest is left to chance. */
interface Needs {
  /** no voter's ballots are told apart by the order of rows alone */
  readonly orderless?: boolean;
  readonly rows?: number;
}

interface Plan {
  readonly seed: number;
  readonly methods: readonly (typeof methodIds)[number][];
  readonly files: number;
  readonly voters: boolean;
  readonly roll: boolean;
  readonly stamps: 'none' | 'plain' | 'window';
  readonly weighted: ModelElection['weighted'];
  readonly grouped: ModelElection['grouped'];
  readonly extras: number;
  readonly survey: boolean;
  readonly duplicates: ModelElection['duplicates'];
  readonly genes: readonly Gene[];
}

/** Elections of every sort, with files in which everything goes wrong that a file can. */
export function elections(needs: Needs = {}): fc.Arbitrary<ModelElection> {
  const genes = fc.array(fc.record({ wish: fc.nat(99), seed: fc.nat() }), {
    maxLength: needs.rows ?? 250,
    size: 'max',
  });
  const seed = fc.nat();
  const methods = (maxLength: number) =>
    fc.array(fc.constantFrom(...methodIds, 'approval' as const), { minLength: 1, maxLength });
  const full = fc.record<Plan>({
    seed,
    methods: methods(5),
    files: fc.integer({ min: 1, max: 3 }),
    voters: fc.integer({ min: 0, max: 9 }).map((one) => one > 0),
    roll: fc.constantFrom(true, true, false),
    stamps: fc.constantFrom('none', 'plain', 'window', 'window'),
    weighted: fc.constantFrom('no', 'ballots', 'roll'),
    grouped: fc.constantFrom('no', 'ballots', 'roll'),
    extras: fc.nat(3),
    survey: fc.constantFrom(true, false, false),
    duplicates: fc.constantFrom('last', 'last', 'first', 'none', 'error', 'keep'),
    genes,
  });
  // Ballots with nothing but marks, often in one column.
  const bare = fc.record({
    seed,
    methods: methods(2),
    files: fc.integer({ min: 1, max: 2 }),
    genes,
  });
  const plans = fc.oneof(
    { weight: 12, arbitrary: full },
    { weight: 2, arbitrary: bare.map((own): Plan => ({ ...own, ...nothingElse })) },
  );
  return plans.map((plan) => electionFrom(plan, needs));
}

const nothingElse = {
  voters: false,
  roll: false,
  stamps: 'none',
  weighted: 'no',
  grouped: 'no',
  extras: 0,
  survey: false,
  duplicates: 'last',
} as const;

function electionFrom(plan: Plan, { orderless = false }: Needs): ModelElection {
  const dice = diceFrom(plan.seed);
  const { files, voters, duplicates } = plan;
  const roll = voters && plan.roll;
  const weighted = plan.weighted === 'roll' && !roll ? 'no' : plan.weighted;
  const grouped = plan.grouped === 'roll' && !roll ? 'no' : plan.grouped;
  const eligible = !roll && dice.percent(40) ? 1 + dice.below(200) : undefined;
  const eligibleKnown = weighted === 'no' ? roll || eligible !== undefined : weighted === 'roll';
  const contests = plan.methods.map((method, at) => contestFrom(at, method, dice, eligibleKnown));
  const clock = plan.stamps === 'none' ? undefined : clockFrom(dice, plan.stamps === 'window');
  const alike = !plan.survey && dice.percent(10);
  const columns = dice.shuffled([
    ...(clock ? ['stamp'] : []),
    ...(voters ? ['voter'] : []),
    ...(weighted === 'ballots' ? ['weight'] : []),
    ...(grouped === 'ballots' ? ['group'] : []),
    ...contests.flatMap(({ absent }, at) => (absent ? [] : [`contest ${at}`])),
    ...(plan.survey ? Object.keys(surveyHeadings).map((name) => `survey ${name}`) : []),
    ...Array.from({ length: plan.extras }, (_, at) =>
      dice.pick([`private ${at}`, `ignored ${at}`]),
    ),
  ]);
  if (plan.extras > 0 && dice.percent(30)) columns.push('nameless', 'nameless');
  const delimiter = dice.pick([',', ';', '\t', '|'] as const);
  const setting: Setting = {
    ...(clock && { clock }),
    contests,
    columns,
    delimiter,
    mark: dice.pick(['.', ','] as const),
    files,
    voters,
    roll,
    voting: roll && dice.percent(80),
    weighted,
    duplicates,
    idOf: idsFrom(dice),
    groups: Array.from({ length: 1 + dice.below(5) }, (_, at) =>
      hostileName(dice, `${groupToken}${at}`),
    ),
    orderless,
  };
  const planned = rowsFrom(plan.genes, setting);
  const { members, misread, hostile } = planned;
  const rollFile = roll ? rollFrom({ ...setting, members, misread, grouped }, dice) : undefined;
  const headings = headingsFrom(setting, alike, dice);
  const sheets = sheetsFrom(files, headings, alike, dice);
  const { rows } = planned;
  const categories = categoriesFrom(contests, dice);
  const alone = columns.filter((column) => column !== 'nameless').length === 1;
  const delimiting = alone ? 'declared' : dice.pick(['declared', 'sep', 'found'] as const);
  const smallest = dice.pick([1, 2, 5, 9]);
  const rulings = orderless ? new Map() : rulingsFrom(rows, dice);
  return {
    definition: definitionFrom(
      {
        rulings,
        ...setting,
        headings,
        delimiting,
        smallest,
        categories: categories.definitions,
        ...(eligible !== undefined && { eligible }),
        ...(rollFile && { rollKey: rollFile.key }),
      },
      dice,
    ),
    delimiter,
    delimiting,
    headings,
    sheets,
    rows,
    ...(rollFile && { rollText: rollFile.text, members }),
    contests,
    categories: categories.models,
    rulings,
    hasVoters: voters,
    weighted,
    grouped,
    smallest,
    duplicates,
    ...(clock?.window && { window: clock.window }),
    hostile,
  };
}

/** Decisions on some of those who voted. What stands for their rows hangs on the order of rows. */
function rulingsFrom(rows: readonly ModelRow[], dice: Dice): Map<number, 'accept' | 'set aside'> {
  const voters = rows.flatMap(({ kind, voter }) =>
    kind === 'ballot' && voter !== undefined ? [voter] : [],
  );
  if (!dice.percent(80)) return new Map();
  const ruled = [...new Set(voters)].filter(() => dice.percent(16));
  return new Map(ruled.map((voter) => [voter, dice.percent(80) ? 'set aside' : 'accept']));
}

function idsFrom(dice: Dice): (voter: number) => string {
  const seed = dice.below(2 ** 30);
  const hostile = dice.percent(50);
  return (voter) =>
    hostile && voter % 2 === 0
      ? hostileName(diceFrom(seed + voter), `${secrets.voter}${voter}`)
      : `${secrets.voter}${voter}@example.org`;
}

/** Headings of their own, or all alike but the first. */
function headingsFrom({ columns, contests }: Setting, alike: boolean, dice: Dice): string[] {
  return columns.map((column, at) => {
    if (column === 'nameless') return '';
    if (alike && at > 0) return 'Vote';
    const [role, number = ''] = column.split(' ');
    if (role === 'survey') return surveyHeadings[number] ?? '';
    return role === 'contest'
      ? (contests[Number(number)]?.heading ?? '')
      : hostileName(dice, role === 'private' ? secrets.heading : `the ${column}`);
  });
}

/** Columns are numbered as in the file whose name comes first; in the others they may stand in another order. */
function sheetsFrom(
  files: number,
  headings: readonly string[],
  alike: boolean,
  dice: Dice,
): ModelSheet[] {
  const named = [...headings.keys()].filter((at) => headings[at] !== '');
  const rest = [...headings.keys()].filter((at) => headings[at] === '');
  const names = dice.percent(5)
    ? ['same.csv', 'same.csv', 'same.csv']
    : ['1 first.csv', '__proto__', 'süd; "b",c.csv'];
  const moved = !alike && names[0] !== names[1];
  return dice.shuffled(
    names.slice(0, files).map((name, at) => ({
      name,
      order:
        at > 0 && moved && dice.percent(50)
          ? [...dice.shuffled(named), ...rest]
          : [...named, ...rest],
      eol: dice.pick(['\n', '\r\n', '\r'] as const),
      encoding: dice.pick(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'] as const),
      seed: dice.below(2 ** 30),
    })),
  );
}
