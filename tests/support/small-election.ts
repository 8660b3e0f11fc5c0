import fc from 'fast-check';
import type { ConflictSet, Contest, TiePolicy } from '../../src/election/election.ts';
import type { Groups } from '../../src/election/groups.ts';
import {
  abstain,
  blank,
  invalid,
  type Mark,
  markKey,
  scored,
  valid,
} from '../../src/election/mark.ts';
import type { OpenBallots } from '../../src/election/open-ballots.ts';
import type { ProfileEntry } from '../../src/election/profile.ts';
import { conflictComponents } from '../../src/election/resolve-links.ts';
import { decide, type Situation } from '../../src/methods/decide.ts';
import type { Outcome } from '../../src/methods/method.ts';
import type { Settlement } from '../../src/methods/robustness/robustness.ts';
import { settle } from '../../src/methods/settle.ts';
import { contestFor, groupsFor, type Setting } from './count-ballots.ts';

/** One ballot, with a mark in each contest. */
export interface Row {
  readonly marks: readonly Mark[];
  readonly cell: number;
  readonly weight: number;
}

/** A voter of whom one row may count. */
interface OpenVoter {
  readonly now?: Row;
  readonly others: readonly Row[];
  readonly orNone: boolean;
}

/** An election that is small enough to try everything. */
export interface SmallElection {
  readonly contests: readonly Contest[];
  readonly conflicts: readonly ConflictSet[];
  readonly situation: Situation;
  readonly groups?: Groups;
  /** ballots that count, whatever is set aside */
  readonly rows: readonly Row[];
  readonly voters: readonly OpenVoter[];
  readonly malformed: number;
}

function rowsNow({ rows, voters }: SmallElection): readonly Row[] {
  return [...rows, ...voters.flatMap(({ now }) => now ?? [])];
}

/** The election as it is counted. */
export function settlementOf(election: SmallElection): Settlement {
  const { conflicts, situation } = election;
  const contests = decidedOf(election, rowsNow(election));
  const settled = settle(contests, conflicts, situation.unit);
  return { contests, settled, conflicts, situation, open: openOf(election) };
}

function decidedOf({ contests, situation }: SmallElection, rows: readonly Row[]) {
  return contests.map((contest, at) => {
    const profile = profileOf(rows, at);
    return { contest, profile, decided: decide(contest, profile, situation) };
  });
}

function profileOf(rows: readonly Row[], at: number): readonly ProfileEntry[] {
  const found = new Map<string, ProfileEntry>();
  for (const { marks, cell, weight } of rows) {
    const mark = marks[at] ?? blank;
    const key = `${markKey(mark)} ${cell} ${weight}`;
    const own = found.get(key) ?? { mark, cell, heads: 0, weight: 0 };
    found.set(key, { ...own, heads: own.heads + 1, weight: own.weight + weight });
  }
  return [...found.values()];
}

/** What came of a contest before ties among its own rivals were broken, in words that are equal for equal outcomes. */
function wordsOf(election: SmallElection, rows: readonly Row[], at: number): string {
  const { contests, conflicts, situation } = election;
  const component = conflictComponents(contests.length, conflicts);
  const unbroken = conflicts.map((set) =>
    set.contests.some((member) => component[member] === component[at])
      ? { ...set, ties: { kind: 'report' as const } }
      : set,
  );
  const settled = settle(decidedOf(election, rows), unbroken, situation.unit);
  return words(settled[at]?.outcome);
}

function words(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'none';
  const set = (options: readonly number[]) => [...options].sort((a, b) => a - b).join('');
  const parts: string[] = [outcome.kind];
  if ('winners' in outcome) parts.push(set(outcome.winners));
  if ('runoff' in outcome) parts.push(set(outcome.runoff));
  if ('tied' in outcome)
    parts.push(...outcome.tied.map((tie) => `${set(tie.options)}/${tie.seats}`));
  return parts.join(' ');
}

/** All marks that are permitted in a contest. */
function permitted(contest: Contest): readonly Mark[] {
  const options = contest.options.map((_, at) => at);
  if (contest.reads === 'scores') return [...everyScore(contest), abstain, blank];
  if (contest.reads !== 'approval') return [...options.map((one) => valid(one)), abstain, blank];
  const sets: number[][] = [[]];
  for (const option of options) sets.push(...sets.map((set) => [...set, option]));
  const size = ({ length }: readonly number[]) =>
    length >= Math.max(1, contest.min) && length <= (contest.max ?? options.length);
  return [...sets.filter(size).map((set) => valid(...set)), abstain, blank];
}

/** Every way to score; one left out is another than 0 where 0 may not be given. */
function everyScore({ options, scores }: Contest): readonly Mark[] {
  const { lowest, highest } = scores ?? { lowest: 0, highest: 0 };
  const each: (number | undefined)[] = [...Array(highest + 1).keys()].slice(lowest);
  if (lowest > 0) each.push(undefined);
  const all = options.reduce<readonly (readonly (number | undefined)[])[]>(
    (ways) => ways.flatMap((way) => each.map((one) => [...way, one])),
    [[]],
  );
  return all.filter((points) => points.some((one) => one !== undefined)).map(scored);
}

/** The fewest changed marks that change the outcome, by trying all changes of one ballot, of two, and so on. */
export function naiveMargin(election: SmallElection, at: number): number | undefined {
  const contest = election.contests[at];
  const rows = rowsNow(election);
  if (contest === undefined) return undefined;
  const now = wordsOf(election, rows, at);
  const marks = permitted(contest);
  const textOf = (row: Row, changed: boolean) =>
    `${row.marks.map(markKey).join(';')} ${row.cell} ${row.weight} ${changed}`;
  let states = [rows.map((row) => ({ row, changed: false }))];
  for (let ballots = 1; ballots <= rows.length; ballots += 1) {
    const next = new Map<string, (typeof states)[number]>();
    for (const state of states) {
      for (const [i, { row, changed }] of state.entries()) {
        if (changed) continue;
        for (const mark of marks) {
          const own = state.with(i, {
            row: { ...row, marks: row.marks.with(at, mark) },
            changed: true,
          });
          const key = own
            .map((one) => textOf(one.row, one.changed))
            .sort()
            .join('|');
          if (!next.has(key)) next.set(key, own);
        }
      }
    }
    states = [...next.values()];
    for (const state of states) {
      const changed = wordsOf(
        election,
        state.map(({ row }) => row),
        at,
      );
      if (changed !== now) return ballots;
    }
  }
  return undefined;
}

/** Whether some choice for what is open changes the outcome, by trying all of them. */
export function naiveChange(election: SmallElection, at: number): boolean {
  const { contests, rows, voters, malformed, groups } = election;
  const now = wordsOf(election, rowsNow(election), at);
  const marks = contests.map(permitted);
  const read = (row: Row): readonly Row[] =>
    row.marks.reduce<readonly Row[]>(
      (all, mark, i) =>
        mark.kind !== 'invalid'
          ? all
          : all.flatMap((own) =>
              [mark, ...(marks[i] ?? [])].map((other) => ({
                ...own,
                marks: own.marks.with(i, other),
              })),
            ),
      [row],
    );
  const lost: Row = { marks: contests.map(() => invalid('spoilt')), cell: 0, weight: 1 };
  const cells = groups ? [...groups.cells.keys()] : [0];
  const any = cells.flatMap((cell) => read({ ...lost, cell }));
  const choices: (readonly (readonly Row[])[])[] = [
    ...rows.map((row) => read(row).map((one) => [one])),
    ...voters.map(({ now: own, others, orNone }) => [
      ...(own ? read(own).map((one) => [one]) : []),
      ...others.flatMap(read).map((one) => [one]),
      ...(own && !orNone ? [] : [[]]),
    ]),
    ...Array.from({ length: malformed }, () => [[], ...any.map((one) => [one])]),
  ];
  const tried = new Set<string>();
  const walk = (i: number, chosen: readonly Row[]): boolean => {
    const own = choices[i];
    if (own) return own.some((some) => walk(i + 1, [...chosen, ...some]));
    const key = chosen
      .map((row) => `${row.marks.map(markKey).join(';')} ${row.cell} ${row.weight}`)
      .sort()
      .join('|');
    if (tried.has(key)) return false;
    tried.add(key);
    return wordsOf(election, chosen, at) !== now;
  };
  return walk(0, []);
}

function openOf({ voters, malformed, groups, rows }: SmallElection): OpenBallots | undefined {
  if (voters.length === 0 && malformed === 0) return undefined;
  const others = voters.flatMap((voter) => voter.others);
  return {
    rows: others.length + malformed,
    malformed,
    weight: [...others, ...rows].reduce((sum, row) => sum + row.weight, malformed),
    weightUnknown: false,
    groupsUnknown: false,
    cells: groups?.cells ?? [],
    votersIn: (contests, cells) => {
      const among = (row: Row) => ({
        ...row,
        cell: cells === 'apart' ? row.cell : 0,
        marks: contests.map((at) => row.marks[at] ?? blank),
      });
      return voters.map(({ now, others: own, orNone }) => ({
        voters: 1,
        ...(now && { now: among(now) }),
        others: own.map(among),
        orNone,
      }));
    },
  };
}

const bases = [
  'valid',
  'valid',
  'valid+invalid',
  'valid+abstain',
  'ballots',
  'present',
  'eligible',
  'eligible-abstain',
  '4',
];
const shares = ['> 1/2', '>= 2/3', '>= 1/2', '> 1/3', '>= 100%'];

function simpleRule(grouped: string): fc.Arbitrary<string> {
  const share = fc
    .tuple(fc.constantFrom(...shares), fc.constantFrom(...bases))
    .map(([own, base]) => `${own} of ${grouped !== '' && base === 'present' ? 'valid' : base}`);
  // In some of the groups a limit is two conditions, of which too many cannot be written out.
  const limit = grouped === '' || grouped.startsWith(' in each') ? ['at most 1 against'] : [];
  const other = fc.constantFrom(
    'no veto',
    ...limit,
    'at least 1 in favour',
    'at least 2 in favour',
  );
  return fc.oneof({ arbitrary: share, weight: 3 }, { arbitrary: other, weight: 1 });
}

/** Rules of all kinds, in words: one condition, two of them, or two within a group. */
function anyRule(scopes: readonly string[]): fc.Arbitrary<string> {
  const scoped = fc
    .constantFrom(...scopes)
    .chain((scope) => simpleRule(scope).map((rule) => rule + scope));
  const joint = fc.constantFrom(' and ', ' or ');
  const within = fc.constantFrom(...scopes).chain((scope) => {
    const one = simpleRule(scope);
    return fc.tuple(one, joint, one).map((parts) => `(${parts.join('')})${scope}`);
  });
  return fc.oneof(
    { arbitrary: scoped, weight: 3 },
    { arbitrary: fc.tuple(scoped, joint, scoped).map((parts) => parts.join('')), weight: 2 },
    { arbitrary: within, weight: 1 },
  );
}

const counts = ['ballots', 'valid', 'valid+invalid', 'valid+abstain', 'present'] as const;

function anyQuorum(): fc.Arbitrary<NonNullable<Contest['quorum']>> {
  const rule = fc.constantFrom(
    'majority',
    'at least 3',
    '>= 1/3 of eligible',
    '> 1/2 of ballots',
    'at least 2',
    '>= 1/2 of eligible-abstain',
  );
  return fc.record({ counts: fc.constantFrom(...counts), rule });
}

/** How a random contest may be. */
interface Sort {
  readonly method: string;
  /** what may follow a condition: nothing, or in which groups it must hold */
  readonly scopes?: readonly string[];
  /** instead of random rules */
  readonly rules?: readonly string[];
  readonly quorum?: boolean;
}

function anySetting({
  method,
  scopes = [''],
  rules,
  quorum,
}: Sort): fc.Arbitrary<Setting & { min: number; max?: number }> {
  const scores = method === 'score';
  const options =
    method === 'question' ? fc.constant(2) : fc.integer({ min: 1, max: scores ? 3 : 4 });
  const ruled = method === 'question' || method === 'majority';
  return options.chain((size) =>
    fc
      .record({
        seats: ruled ? fc.constant(1) : fc.integer({ min: 1, max: 3 }),
        rule: fc.option(rules ? fc.constantFrom(...rules) : anyRule(scopes), {
          nil: undefined,
          freq: ruled ? 8 : 1,
        }),
        own: fc.option(anyQuorum(), { nil: undefined, freq: quorum ? 4 : 1 }),
        nobody: fc.option(fc.nat(size - 1), { nil: undefined, freq: 1 }),
        otherwise: fc.constantFrom('runoff' as const, 'reballot' as const),
        min: fc.nat(Math.min(2, size)),
        max: fc.option(fc.integer({ min: Math.min(2, size), max: size }), { nil: undefined }),
        range: fc.constantFrom({ lowest: 0, highest: 2 }, { lowest: 1, highest: 2 }),
      })
      .map(({ seats, rule, own, nobody, otherwise, min, max, range }) => ({
        method,
        options: size,
        seats,
        min: method === 'approval' ? min : 0,
        ...(method === 'approval' && max !== undefined && { max }),
        ...(scores && { scores: range }),
        ...(rule !== undefined && !scores && { rule }),
        ...(quorum && own && { quorum: own }),
        ...(method !== 'question' && nobody !== undefined && { nobody }),
        ...(method === 'majority' && { otherwise }),
      })),
  );
}

export interface Shape {
  readonly settings: readonly Sort[];
  readonly groups?: number;
  readonly weighted?: boolean;
  readonly conflicts?: readonly (readonly number[])[];
  /** whether ties in conflict sets are broken, somehow */
  readonly policies?: boolean;
  readonly conditions?: readonly { readonly of: number; readonly on: number }[];
  readonly most: number;
  /** at most so many voters whose rows are open, of whom some count now */
  readonly voters?: number;
  readonly malformed?: number;
}

/** Random small elections of a shape. */
export function smallElection(shape: Shape): fc.Arbitrary<SmallElection> {
  const { groups: size = 0 } = shape;
  return fc.tuple(...shape.settings.map(anySetting)).chain((settings) => {
    const contests = settings.map((setting, at) => contestFor(setting, `c${at}`));
    const row = anyRow(contests, Math.max(1, size), shape.weighted === true);
    return fc
      .record({
        rows: fc.array(row, { maxLength: shape.most }),
        voters: fc.array(anyVoter(row), { maxLength: shape.voters ?? 0 }),
        malformed: fc.nat(shape.malformed ?? 0),
        absent: fc.integer({ min: -2, max: 4 }),
        present: fc.nat(6),
        eligible: fc.array(fc.nat(4), { minLength: size, maxLength: size }),
        options: fc.array(fc.nat(1), {
          minLength: contests.length,
          maxLength: contests.length,
        }),
        ties: fc.tuple(...(shape.conflicts ?? []).map(anyPolicy)),
      })
      .map((own): SmallElection => {
        const all = [...own.rows, ...own.voters.flatMap(({ now }) => now ?? [])];
        const weight = all.reduce((sum, one) => sum + one.weight, 0);
        const groups = size === 0 ? undefined : groupsOf(own.eligible);
        return {
          contests: contests.map((contest, at) => {
            const link = shape.conditions?.find((one) => one.of === at);
            const option = own.options[at] ?? 0;
            const last = (contests[link?.on ?? 0]?.options.length ?? 1) - 1;
            return {
              ...contest,
              ...(link && { condition: { contest: link.on, option: Math.min(option, last) } }),
            };
          }),
          conflicts: (shape.conflicts ?? []).map((set, i) => ({
            contests: set,
            ties: (shape.policies ? own.ties[i] : undefined) ?? { kind: 'report' },
          })),
          situation: {
            electorate: { eligible: Math.max(0, weight + own.absent), present: own.present },
            unit: shape.weighted ? 'weight' : 'heads',
            ...(groups && { groups }),
          },
          ...(groups && { groups }),
          rows: own.rows,
          voters: own.voters,
          malformed: own.malformed,
        };
      });
  });
}

function anyPolicy(set: readonly number[]): fc.Arbitrary<TiePolicy> {
  return fc.oneof(
    fc.constant<TiePolicy>({ kind: 'listed-order' }),
    fc.constantFrom('a', 'b', 'c').map((seed): TiePolicy => ({ kind: 'lot', seed })),
    fc
      .shuffledSubarray([...set], { minLength: 1 })
      .map((chosen): TiePolicy => ({ kind: 'decided', chosen })),
  );
}

function groupsOf(eligible: readonly number[]): Groups {
  const titles = ['North', 'South', 'West', 'East'];
  return groupsFor(eligible.map((own, at) => ({ title: titles[at] ?? '', eligible: own })));
}

function anyVoter(row: fc.Arbitrary<Row>): fc.Arbitrary<OpenVoter> {
  return fc
    .record({
      now: fc.option(row, { nil: undefined, freq: 1 }),
      others: fc.array(row, { minLength: 1, maxLength: 2 }),
      orNone: fc.boolean(),
    })
    .map(({ now, ...rest }) => ({ ...rest, ...(now && { now }) }));
}

function anyRow(contests: readonly Contest[], cells: number, weighted: boolean): fc.Arbitrary<Row> {
  return fc.record({
    marks: fc.tuple(...contests.map(anyMark)),
    cell: fc.nat(cells - 1),
    weight: weighted ? fc.nat(3) : fc.constant(1),
  });
}

function anyMark(contest: Contest): fc.Arbitrary<Mark> {
  const votes = permitted(contest).filter(({ kind }) => kind === 'valid');
  return fc.oneof(
    { arbitrary: fc.constantFrom(...votes, ...votes.slice(0, 1)), weight: 5 },
    { arbitrary: fc.constantFrom(abstain, blank, invalid('unknown')), weight: 2 },
  );
}
