import type { Groups } from '../../election/groups.ts';
import { invalid, type Mark } from '../../election/mark.ts';
import type { OpenBallots } from '../../election/open-ballots.ts';
import type { OpenRow, OpenVoters } from '../../election/open-voters.ts';
import type { Field } from './field.ts';
import { permittedMarks, viewOf } from './marks.ts';
import type { Source } from './solve.ts';
import type { Sum } from './sum.ts';
import { added, gains, scaled, undominated, type Vector } from './vectors.ts';
import { type Cells, scopesIn, shares } from './weigh.ts';

/** What is open: rows set aside, and the invalid marks of ballots that count. */
export interface Opening {
  readonly open: OpenBallots | undefined;
  readonly groups: Groups | undefined;
  readonly fieldOf: (at: number) => Field | undefined;
}

export interface OpenSources {
  readonly sources: readonly Source[];
  /** whether some ways to mark were left out, for there are too many */
  readonly partial: boolean;
}

/** A row that can be marked in more ways is not followed through all of them. */
const mostWays = 2000;

/** What is open, by what it can add to some sums. */
export function openSources(sums: readonly Sum[], opening: Opening): OpenSources {
  const { open, groups, fieldOf } = opening;
  const contests = [...new Set(sums.flatMap(({ terms }) => terms.map(({ contest }) => contest)))];
  const fields = contests.flatMap((contest) => fieldOf(contest) ?? []);
  const marks = fields.map(({ at, contest }) => permittedMarks(contest, viewOf(sums, at)));
  const own = fields.map(({ at }) => at);
  const scoped = scopesIn(sums).length > 0;
  const view: View = {
    sums,
    contests: own,
    marks: marks.map((one) => one ?? []),
    cells: scoped ? (open?.cells ?? groups?.cells ?? []) : [],
    voters: open?.votersIn(own, scoped ? 'apart' : 'together') ?? [],
    none: sums.map(() => 0n),
  };
  const parts = [
    votersOf(view),
    ...fields.map((field, i) => invalidMarksOf(view, field, i)),
    malformedOf(view, open?.malformed ?? 0, groups),
  ];
  return {
    sources: parts.flatMap((part) => part.sources).filter(({ effects }) => effects.length > 0),
    partial: marks.includes(undefined) || parts.some((part) => part.partial),
  };
}

interface View {
  readonly sums: readonly Sum[];
  readonly contests: readonly number[];
  /** the permitted marks of each of the contests */
  readonly marks: readonly (readonly Mark[])[];
  /** empty where the sums look at no group */
  readonly cells: Cells;
  /** the voters who may choose between rows, in the contests */
  readonly voters: readonly OpenVoters[];
  readonly none: Vector;
}

interface Ways {
  readonly vectors: readonly Vector[];
  readonly partial: boolean;
}

/** What a ballot can add that bears one of the given marks in each contest. */
function waysOf(
  { sums, contests, none }: View,
  marks: readonly (readonly Mark[])[],
  cell: readonly number[] | undefined,
): Ways {
  let vectors: readonly Vector[] = [none];
  let partial = false;
  for (const [i, contest] of contests.entries()) {
    const own = (marks[i] ?? []).map((mark) => shares(sums, contest, mark, cell));
    const next = undominated(own).flatMap((vector) => vectors.map((one) => added(one, vector)));
    partial ||= next.length > mostWays;
    vectors = undominated(next.slice(0, mostWays));
  }
  return { vectors, partial };
}

/** What a row can add: as it is marked, or with any marks in place of the invalid ones. */
function waysOfRow(view: View, { marks, cell, weight }: OpenRow): Ways {
  const own = marks.map((mark, i) =>
    mark.kind === 'invalid' ? [mark, ...(view.marks[i] ?? [])] : [mark],
  );
  const { vectors, partial } = waysOf(view, own, view.cells[cell]);
  return { vectors: vectors.map((vector) => scaled(vector, BigInt(weight))), partial };
}

function asMarked({ sums, contests, cells, none }: View, row: OpenRow): Vector {
  const marks = row.marks.map((mark, i) => shares(sums, contests[i] ?? -1, mark, cells[row.cell]));
  return scaled(marks.reduce(added, none), BigInt(row.weight));
}

function votersOf(view: View): OpenSources {
  let partial = false;
  const sources = view.voters.map(({ voters, now, others, orNone }) => {
    const rows = now ? [now, ...others] : others;
    const ways = rows.map((row) => waysOfRow(view, row));
    partial ||= ways.some((way) => way.partial);
    const vectors = ways.flatMap((way) => way.vectors);
    return {
      capacity: voters,
      effects: gains(
        orNone ? [...vectors, view.none] : vectors,
        now ? asMarked(view, now) : view.none,
      ),
    };
  });
  return { sources, partial };
}

/** Invalid marks of ballots that count, but those of voters who have another choice as well. */
function invalidMarksOf(
  { sums, marks, cells, voters: choosing }: View,
  { at, invalid: unreadable, unit }: Field,
  place: number,
): OpenSources {
  if (unreadable.length === 0) return { sources: [], partial: false };
  const followed = new Map<string, number>();
  const keyOf = (cell: number, each: number) => (cells.length > 0 ? `${cell} ${each}` : `${each}`);
  for (const { now, voters } of choosing) {
    if (now?.marks[place]?.kind !== 'invalid') continue;
    const key = keyOf(now.cell, now.weight);
    followed.set(key, (followed.get(key) ?? 0) + voters);
  }
  const sources = [...unreadable].flatMap(({ mark, cell, heads, weight }): Source[] => {
    const each = unit === 'heads' ? 1 : weight / heads;
    const key = keyOf(cell, each);
    const known = Math.min(heads, followed.get(key) ?? 0);
    // Marks may be invalid for several reasons, and all of them look the same here.
    followed.set(key, (followed.get(key) ?? 0) - known);
    const now = shares(sums, at, mark, cells[cell]);
    const others = (marks[place] ?? []).map((other) => shares(sums, at, other, cells[cell]));
    const effects = gains(others, now).map((gain) => scaled(gain, BigInt(each)));
    return heads > known ? [{ capacity: heads - known, effects }] : [];
  });
  return { sources, partial: false };
}

const spoilt = invalid('spoilt');

function malformedOf(view: View, malformed: number, groups: Groups | undefined): OpenSources {
  if (malformed === 0) return { sources: [], partial: false };
  const marks = view.marks.map((own) => [spoilt, ...own]);
  const places = placesOf(view.sums, groups);
  const ways = (places ?? [undefined]).map((cell) => waysOf(view, marks, cell));
  const vectors = ways.flatMap((way) => way.vectors);
  return {
    sources: [{ capacity: malformed, effects: gains(vectors, view.none) }],
    partial: places === undefined || ways.some((way) => way.partial),
  };
}

/** Every combination of groups that the sums tell apart; undefined where there are too many. */
function placesOf(sums: readonly Sum[], groups: Groups | undefined): Cells | undefined {
  const choices = new Map<number, number[]>();
  for (const { column, group } of scopesIn(sums)) {
    choices.set(column, [...(choices.get(column) ?? [-1]), group]);
  }
  let places: Cells = [(groups?.columns ?? []).map(() => -1)];
  for (const [column, own] of choices) {
    if (places.length * own.length > mostWays) return undefined;
    places = places.flatMap((place) => own.map((group) => place.with(column, group)));
  }
  return places;
}
