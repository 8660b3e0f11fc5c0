import * as fc from 'fast-check';
import type { TallyInput } from '../../../src/index.ts';
import { type Dice, diceFrom } from './dice.ts';
import { csvLine } from './write-files.ts';

/** Ballots without a definition: what is in them is left to be inferred. */
export interface InferredElection {
  readonly files: readonly {
    readonly name: string;
    readonly rows: readonly (readonly string[])[];
  }[];
  readonly headings: readonly string[];
  readonly delimiter: string;
  readonly duplicates: 'none' | 'keep';
}

/** Form exports and plain tables with columns of every role; some are refused, for no one could read them. */
export function inferredElections(): fc.Arbitrary<InferredElection> {
  return fc
    .record({
      seed: fc.nat(),
      files: fc.integer({ min: 1, max: 3 }),
      contests: fc.array(fc.constantFrom(...Object.keys(answers)), { minLength: 1, maxLength: 5 }),
      rows: fc.array(fc.nat(), { maxLength: 60, size: 'max' }),
    })
    .map(({ seed, files, contests, rows }) => {
      const dice = diceFrom(seed);
      const columns: Column[] = [
        ...(dice.percent(60) ? [stampColumn(dice)] : []),
        ...(dice.percent(60) ? [idColumn(dice)] : []),
        ...(dice.percent(30) ? [weightColumn] : []),
        ...(dice.percent(30) ? [groupColumn] : []),
        ...contests.map((kind, at) => answerColumn(kind, at, dice)),
        ...(dice.percent(40) ? [commentColumn] : []),
      ];
      const cells = rows.map((own) => columns.map(({ cell }) => cell(diceFrom(own), own)));
      return {
        files: Array.from({ length: files }, (_, at) => ({
          name: `precinct ${at + 1}.csv`,
          rows: cells.filter((_row, nth) => nth % files === at),
        })),
        headings: columns.map(({ heading }) => heading),
        delimiter: dice.pick([',', ';', '\t', '|']),
        duplicates: dice.pick(['none', 'keep'] as const),
      };
    });
}

export function inferredInput(election: InferredElection): TallyInput {
  const { files, headings, delimiter, duplicates } = election;
  const dice = diceFrom(files.length);
  return {
    ballots: files.map(({ name, rows }, at) => ({
      name,
      text:
        [headings, ...rows].map((cells) => csvLine(cells, delimiter, dice)).join('\n') +
        '\n'.repeat(at),
    })),
    flags: { duplicates },
  };
}

interface Column {
  readonly heading: string;
  readonly cell: (dice: Dice, row: number) => string;
}

function stampColumn(dice: Dice): Column {
  const american = dice.percent(50);
  return {
    heading: 'Timestamp',
    cell: (own) => {
      const [day, time] = [13 + own.below(15), `${own.below(24)}:${10 + own.below(50)}:30`];
      return american ? `3/${day}/2024 ${time}` : `2024-03-${day} ${time.padStart(8, '0')}`;
    },
  };
}

function idColumn(dice: Dice): Column {
  const heading = dice.pick(['Email Address', 'Token', 'Member number', 'Who are you?']);
  return {
    heading,
    cell: (own, row) =>
      own.percent(5) ? '' : `${row % 50}${heading === 'Email Address' ? '@example.org' : ''}`,
  };
}

const weightColumn: Column = {
  heading: 'Weight',
  cell: (dice) => dice.pick(['1', '2.5', '0.125', '40', '']),
};

const groupColumn: Column = {
  heading: 'Region',
  cell: (dice) => dice.pick(['North', 'North', 'North', 'South', ' south', 'East', '']),
};

const commentColumn: Column = {
  heading: 'Any comments?',
  cell: (dice, row) => (dice.percent(50) ? '' : `I think ${row}, "really"; that is,\nno.`),
};

const answers: { readonly [kind: string]: readonly string[] } = {
  'yes or no': ['Yes', 'no', 'YES', 'Abstain', '', '-', 'maybe', 'spoilt'],
  signs: ['+1', '-1', '0', ''],
  'one of three': ['Ana', 'ana ', 'Bo', 'Cy', '', 'Abstain', 'Overvote'],
  'joined by semicolons': ['Tea', 'Tea;Milk', 'Milk;', 'Juice', 'Tea;Juice;Milk', ''],
  'joined by commas': ['Tea', 'Tea, Milk', 'Dissolve, transfer', 'Milk, Tea', 'Milk', ''],
  figures: ['1', '2', '3', ''],
  nothing: [''],
  hostile: ['__proto__', 'constructor', '=1+1', '\u202eBo', 'line\nbreak', ''],
};

function answerColumn(kind: string, at: number, dice: Dice): Column {
  return {
    heading: dice.percent(10) ? 'Vote' : `Proposal ${at + 1}: ${kind}`,
    cell: (own) => {
      own.below(at + 1);
      return own.pick(answers[kind] ?? []);
    },
  };
}
