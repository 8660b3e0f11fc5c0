import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import type { Table } from '../csv/table.ts';
import { counted } from './disposition.ts';
import type { Contest, Election } from './election.ts';
import { areCounted, withoutNumber } from './find-answers.ts';
import { namelessRace } from './find-spreads.ts';
import type { ContestMarks } from './read-marks.ts';
import { slug } from './slug.ts';

/** A choice among names: for each code of its column the number of the name, -1 for none. */
interface Named {
  readonly contest: Contest;
  readonly column: number;
  readonly nameOf: Int32Array;
  readonly names: ReadonlySet<string>;
}

/** With fewer columns, or ballots that fill several, names that never meet say nothing; two that are numbered may. */
const leastColumns = 3;
const leastBallots = 3;

/**
 * Choices side by side among the same names, of which no ballot has one twice: whatever their headings
 * say, they may be the ranks of one contest.
 */
export function findRankings(
  table: Table,
  election: Election,
  marks: readonly (ContestMarks | undefined)[],
  codes: Uint8Array,
): Diagnostic[] {
  const numbers = new Map<string, number>();
  const choices = election.contests.flatMap((contest, at) =>
    namedIn(contest, election, marks[at], numbers),
  );
  return runsOf(choices).flatMap((run): Diagnostic[] => {
    const titles = run.map(({ contest }) => contest.title);
    const counts = areCounted(titles);
    const few = run.length < leastColumns && !areNumbered(titles) && !counts;
    if (few || !neverTwice(run, table, codes)) return [];
    if (counts) {
      const race = { id: slug(namelessRace, ''), title: namelessRace, columns: titles.length };
      return [
        diagnose(
          'contest.votes',
          race,
          titles.map((column) => ({ column })),
        ),
      ];
    }
    return [
      diagnose(
        'contests.ranked',
        { titles },
        titles.map((column) => ({ column })),
      ),
    ];
  });
}

function namedIn(
  contest: Contest,
  { roles }: Election,
  marks: ContestMarks | undefined,
  numbers: Map<string, number>,
): Named[] {
  const { column, reads, status, options } = contest;
  const learnt = column !== undefined && roles[column]?.basis === 'values';
  if (!learnt || !marks || reads !== 'choice' || status !== 'active') return [];
  const folded = options.map(({ title }) => foldText(title));
  for (const name of folded) if (!numbers.has(name)) numbers.set(name, numbers.size);
  const nameOf = Int32Array.from(marks.markOf, (own) => {
    const mark = marks.marks.at(own);
    const option = mark?.kind === 'valid' ? mark.options[0] : undefined;
    return numbers.get(folded[option ?? -1] ?? '') ?? -1;
  });
  return [{ contest, column, nameOf, names: new Set(folded) }];
}

/** Those in columns one after the other, of whose names each knows most of those before it. */
function runsOf(choices: readonly Named[]): readonly Named[][] {
  const runs: Named[][] = [];
  for (const own of choices) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (
      run &&
      before?.column === own.column - 1 &&
      (isShared(before.names, own.names) || goesOn(run, own))
    )
      run.push(own);
    else runs.push([own]);
  }
  return runs;
}

/** Below headings that count on, one name of those before is enough: others may be spelt in another way. */
function goesOn(run: readonly Named[], own: Named): boolean {
  if (!areCounted([...run, own].map(({ contest }) => contest.title))) return false;
  return run.some(({ names }) => [...own.names].some((name) => names.has(name)));
}

function isShared(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const both = [...one].filter((name) => other.has(name)).length;
  return both >= 2 && both * 2 > Math.max(one.size, other.size);
}

/** `Board 1` and `Board 2`. */
function areNumbered(titles: readonly string[]): boolean {
  const stems = new Set(titles.map(withoutNumber));
  return titles.length > 1 && stems.size === 1 && !stems.has(titles[0] ?? '');
}

function neverTwice(run: readonly Named[], { columns }: Table, codes: Uint8Array): boolean {
  let several = 0;
  for (let row = 0; row < codes.length; row += 1) {
    if (codes[row] !== counted) continue;
    const names: number[] = [];
    for (const { column, nameOf } of run) {
      const name = nameOf[columns[column]?.codes[row] ?? 0] ?? -1;
      if (name < 0) continue;
      if (names.includes(name)) return false;
      names.push(name);
    }
    if (names.length > 1) several += 1;
  }
  return several >= leastBallots;
}
