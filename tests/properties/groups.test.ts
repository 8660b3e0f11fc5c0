import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Definition, Report, TallyInput } from '../../src/index.ts';
import { diceFrom } from '../support/elections/dice.ts';
import { type Matrix, rankOf, tellsOfOnly } from '../support/exact-rank.ts';
import { runs } from '../support/runs.ts';
import { reportOf } from '../support/tallied.ts';

/**
 * What a published report tells of few ballots, found from the report and not from the program: each
 * group that it shows is a set of rows of the raw file, and its figures are sums over these rows. If no
 * sum or difference of those sets concerns fewer than `smallest` ballots, none of their figures does.
 */

interface Row {
  /** of each column the groups that are named; none names no group */
  readonly groups: readonly (readonly string[])[];
  readonly weight: number;
  readonly question: string;
  readonly several: string;
}

interface Election {
  readonly rows: readonly Row[];
  readonly smallest: number;
  readonly weighted: boolean;
  /** what stands between groups, by column */
  readonly separators: readonly (string | undefined)[];
  readonly rule: boolean;
}

const names = ['East', 'Løv', '__proto__', 'North', 'South', 'West'];

function elections(): fc.Arbitrary<Election> {
  return fc
    .record({
      seed: fc.nat(),
      size: fc.integer({ min: 1, max: 14 }),
      columns: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ seed, size, columns }) => {
      const dice = diceFrom(seed);
      const separators = Array.from({ length: columns }, () =>
        dice.percent(15) ? ';' : undefined,
      );
      const kinds = separators.map(() => 2 + dice.below(4));
      const skew = separators.map(() => 1 + dice.below(3));
      const one = (at: number) => {
        const draws = Array.from({ length: skew[at] ?? 1 }, () => dice.below(kinds[at] ?? 1));
        return names[Math.min(...draws)] ?? '';
      };
      const weighted = dice.percent(30);
      return {
        rows: Array.from(
          { length: size },
          (): Row => ({
            groups: separators.map((separator, at) => {
              if (dice.percent(6)) return [];
              return separator !== undefined && dice.percent(40)
                ? [...new Set([one(at), one(at)])]
                : [one(at)];
            }),
            weight: weighted ? dice.below(4) : 1,
            question: dice.pick(['Yes', 'Yes', 'No', 'Abstain', '', 'torn']),
            several: dice.pick(['A', 'B', 'A;B', 'B;C', '', 'Abstain']),
          }),
        ),
        smallest: 1 + dice.below(5),
        weighted,
        separators,
        rule: dice.percent(30),
      };
    });
}

function inputOf({ rows, smallest, weighted, separators, rule }: Election): TallyInput {
  const columns = separators.map((separator, at) =>
    separator === undefined ? `Group ${at}` : { column: `Group ${at}`, separator },
  );
  const definition: Definition = {
    columns: { voter: 'Voter', group: columns, ...(weighted && { weight: 'Weight' }) },
    groups: { smallest },
    contests: [
      {
        id: 'q',
        column: 'Q',
        method: 'question',
        ...(rule && { rule: 'majority in each "Group 0"' }),
      },
      { id: 's', column: 'S', method: 'approval', separator: ';', options: ['A', 'B', 'C'] },
    ],
    categories: [
      {
        id: 'all',
        title: 'All',
        contests: ['q', 's'],
        positions: [
          { id: 'one', title: 'One', selections: ['q', 's: A'] },
          { id: 'two', title: 'Two', selections: ['s: B'] },
        ],
      },
    ],
  };
  const lines = rows.map((row, at) =>
    [
      `v${at}`,
      ...(weighted ? [row.weight] : []),
      ...row.groups.map((own) => own.join(';')),
      row.question,
      row.several,
    ].join(),
  );
  const heads = separators.map((_, at) => `Group ${at}`);
  const head = ['Voter', ...(weighted ? ['Weight'] : []), ...heads, 'Q', 'S'].join();
  return { ballots: [{ name: 'b.csv', text: `${[head, ...lines].join('\n')}\n` }], definition };
}

type Group = Report['groups'][number];

/** The rows of each group that is shown, by its id, in every way in which what is hidden can be shared out. */
function readings(
  report: Report,
  { rows, separators }: Election,
): Map<string, readonly number[]>[] {
  const ways = separators.map((separator, at) => {
    const shown = report.groups.filter((group) => group.column === `Group ${at}`);
    const rowsOf = (name: string) =>
      rows.map((row) => {
        const own = row.groups[at] ?? [];
        return (name === 'no group named' ? own.length === 0 : own.includes(name)) ? 1 : 0;
      });
    if (separator !== undefined) {
      const named = shown.map((group) => rowsOf(group.title));
      const none = rows.map((_, row) => (named.some((own) => own[row] === 1) ? 0 : 1));
      const own = (title: string) => (title === 'none of these' ? none : rowsOf(title));
      return [new Map(shown.map((group) => [group.id, own(group.title)] as const))];
    }
    const all = [...new Set(rows.map((row) => row.groups[at]?.[0] ?? 'no group named'))];
    const alone = shown.filter((group) => group.merged !== true);
    const hidden = all.filter((name) => !alone.some((group) => group.title === name));
    const merged = shown.filter((group) => group.merged === true);
    return sharings(hidden, merged, rowsOf).map(
      (own) => new Map([...alone.map((group) => [group.id, rowsOf(group.title)] as const), ...own]),
    );
  });
  return ways.reduce<Map<string, readonly number[]>[]>(
    (found, own) => found.flatMap((before) => own.map((more) => new Map([...before, ...more]))),
    [new Map()],
  );
}

/** Every way to share groups out among merged ones so that these have the ballots that they say. */
function sharings(
  hidden: readonly string[],
  merged: readonly Group[],
  rowsOf: (name: string) => readonly number[],
): Map<string, readonly number[]>[] {
  const [first, ...rest] = merged;
  if (first === undefined) return hidden.length === 0 ? [new Map()] : [];
  const choices = Array.from({ length: 2 ** hidden.length }, (_, word) =>
    hidden.filter((_, bit) => (word >> bit) % 2 === 1),
  );
  return choices.flatMap((own) => {
    const sum = own
      .map(rowsOf)
      .reduce((a, b) => a.map((value, at) => value + (b[at] ?? 0)), rowsOf('\0'));
    const size = sum.reduce((a, b) => a + b, 0);
    // `3 smaller groups`, `2 groups together`, or `smaller groups` where there is but one.
    const groups = Number(/^\d+(?= )/.exec(first.title)?.[0] ?? 1);
    if (size !== first.ballots || own.length !== groups) return [];
    const left = hidden.filter((name) => !own.includes(name));
    return sharings(left, rest, rowsOf).map((more) => new Map([[first.id, sum], ...more]));
  });
}

/** The fewest ballots that some sum of the rows of a matrix concerns, up to `limit`. */
function fewestTold(matrix: Matrix, limit: number): number {
  const ballots = matrix[0]?.length ?? 0;
  for (let size = 1; size < limit; size += 1) {
    for (const few of combinations(ballots, size))
      if (tellsOfOnly(matrix, new Set(few))) return size;
  }
  return limit;
}

function combinations(of: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: Math.max(0, of - from) }, (_, at) => from + at).flatMap((first) =>
    combinations(of, size - 1, first + 1).map((rest) => [first, ...rest]),
  );
}

/** What a group of these rows must show of each contest and of the category. */
function figures(rows: readonly Row[], member: readonly number[]) {
  const own = rows.filter((_, at) => member[at] === 1);
  const sum = (test: (row: Row) => boolean) =>
    own.reduce((all, row) => all + (test(row) ? row.weight : 0), 0);
  const has = (row: Row, option: string) => row.several.split(';').includes(option);
  const one = (row: Row) => row.question === 'Yes' || has(row, 'A');
  const two = (row: Row) => has(row, 'B');
  const part = (row: Row) => ['Yes', 'No', 'Abstain'].includes(row.question) || row.several !== '';
  return {
    q: [
      sum(() => true),
      sum((row) => ['Yes', 'No'].includes(row.question)),
      sum((row) => row.question === 'Abstain'),
      sum((row) => row.question === ''),
      sum((row) => row.question === 'torn'),
      sum((row) => row.question === 'Yes'),
      sum((row) => row.question === 'No'),
    ],
    s: [
      sum(() => true),
      sum((row) => /[ABC](;|$)/.test(row.several)),
      sum((row) => row.several === 'Abstain'),
      sum((row) => row.several === ''),
      0,
      ...['A', 'B', 'C'].map((option) => sum((row) => has(row, option))),
    ],
    all: [
      sum(part),
      sum((row) => part(row) && !one(row) && !two(row)),
      sum(one),
      sum(two),
      sum((row) => one(row) && !two(row)),
      sum((row) => two(row) && !one(row)),
      sum((row) => one(row) && two(row)),
    ],
  };
}

function reportedFigures(report: Report, group: string) {
  const contest = (id: string) => {
    const own = report.contests
      .find((one) => one.id === id)
      ?.groups?.find((one) => one.group === group);
    return (
      own && [
        own.ballots,
        own.valid,
        own.abstain,
        own.blank,
        own.invalid,
        ...own.options.map((one) => one.votes),
      ]
    );
  };
  const category = report.categories[0]?.groups?.find((one) => one.group === group);
  return {
    q: contest('q'),
    s: contest('s'),
    all: category && [
      category.participants,
      category.none,
      ...category.positions.map((one) => one.supporters),
      ...category.positions.map((one) => one.only),
      category.overlaps.find((one) => one.positions.length === 2)?.voters ?? 0,
    ],
  };
}

test('no figure, sum or difference of figures by group is about fewer ballots than the smallest group', async () => {
  const met = { told: 0, merged: 0, untold: 0 };
  await fc.assert(
    fc.asyncProperty(elections(), async (election) => {
      const report = await reportOf(inputOf(election));
      const { rows, smallest } = election;
      const told = new Set(
        [...report.contests, ...report.categories].flatMap((own) =>
          (own.groups ?? []).map((one) => one.group),
        ),
      );
      const fitting = readings(report, election).filter((sets) =>
        [...told].every((id) => {
          const set = sets.get(id);
          return (
            set !== undefined &&
            JSON.stringify(figures(rows, set)) === JSON.stringify(reportedFigures(report, id))
          );
        }),
      );
      // The figures are those of the rows of the groups: nothing else was published under their names.
      expect(fitting.length, 'groups that show the figures of other rows').toBeGreaterThan(0);
      const everyone = rows.map(() => 1);
      const limit = Math.min(smallest, rows.length);
      const fewest = fitting.map((sets) => fewestTold([everyone, ...sets.values()], limit));
      expect(Math.max(...fewest)).toBe(limit);
      met.told += told.size > 0 ? 1 : 0;
      met.untold += told.size === 0 ? 1 : 0;
      met.merged += report.groups.some((one) => one.merged === true) ? 1 : 0;
    }),
    runs(250),
  );
  expect(Object.entries(met).filter(([, times]) => times < 5)).toEqual([]);
}, 90_000);

test('the groups of a column add up to the whole, in every contest, option, position and overlap', async () => {
  await fc.assert(
    fc.asyncProperty(elections(), async (election) => {
      const report = await reportOf(inputOf(election));
      election.separators.forEach((separator, at) => {
        if (separator !== undefined) return;
        const ids = report.groups
          .filter((one) => one.column === `Group ${at}`)
          .map((one) => one.id);
        const shown = report.contests[0]?.groups?.filter((one) => ids.includes(one.group)) ?? [];
        if (shown.length === 0) return;
        const own = ids.map((id) => reportedFigures(report, id));
        const whole = figures(
          election.rows,
          election.rows.map(() => 1),
        );
        expect(addUp(own.map((one) => one.q ?? []))).toEqual(whole.q);
        expect(addUp(own.map((one) => one.s ?? []))).toEqual(whole.s);
        expect(addUp(own.map((one) => one.all ?? []))).toEqual(whole.all);
      });
      const whole = figures(
        election.rows,
        election.rows.map(() => 1),
      );
      const [q, s] = report.contests;
      expect([q?.options.map((one) => one.votes), s?.options.map((one) => one.votes)]).toEqual([
        whole.q.slice(5),
        whole.s.slice(5),
      ]);
    }),
    runs(100),
  );
}, 60_000);

function addUp(lists: readonly (readonly number[])[]): number[] {
  const [first = [], ...rest] = lists;
  return first.map((value, at) => rest.reduce((sum, own) => sum + (own[at] ?? 0), value));
}

test('where a rule must hold in small groups, their votes are not told', async () => {
  let hidden = 0;
  await fc.assert(
    fc.asyncProperty(elections(), async (own) => {
      const election = {
        ...own,
        rule: true,
        separators: own.separators.map(() => undefined),
        rows: own.rows.map((row) => ({ ...row, groups: row.groups.map((one) => one.slice(0, 1)) })),
      };
      const report = await reportOf(inputOf(election));
      const evidence = report.contests[0]?.exhibits.find((one) => one.kind === 'groups');
      for (const group of evidence?.kind === 'groups' ? evidence.groups : []) {
        const shown = report.groups.find(
          (one) => one.column === 'Group 0' && one.title === group.title && one.merged !== true,
        );
        const figure = shown && report.contests[0]?.groups?.find((one) => one.group === shown.id);
        const [yes, no] = figure?.options.map((one) => one.votes) ?? [];
        if (shown === undefined) {
          expect([group.votes, group.against]).toEqual([undefined, undefined]);
          hidden += 1;
        } else if (figure) expect([group.votes, group.against]).toEqual([yes, no]);
      }
    }),
    runs(100),
  );
  expect(hidden).toBeGreaterThan(20);
}, 60_000);

test('the rank of a matrix is found exactly', () => {
  expect(
    rankOf([
      [1, 1, 0],
      [0, 1, 1],
      [1, 2, 1],
    ]),
  ).toBe(2);
  expect(
    rankOf([
      [3, 1],
      [1, 3],
    ]),
  ).toBe(2);
  // Full less East and North is the last ballot alone.
  expect(
    tellsOfOnly(
      [
        [1, 1, 0, 1],
        [1, 1, 0, 0],
      ],
      new Set([3]),
    ),
  ).toBe(true);
  expect(
    tellsOfOnly(
      [
        [1, 1, 0, 0],
        [0, 0, 1, 1],
      ],
      new Set([3]),
    ),
  ).toBe(false);
});
