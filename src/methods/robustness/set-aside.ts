import type { Groups } from '../../election/groups.ts';
import { invalid, type Mark } from '../../election/mark.ts';
import type { OpenBallots, OpenRow } from '../../election/open-ballots.ts';
import { type Case, casesOf } from './cases.ts';
import type { Condition } from './condition.ts';
import type { Field } from './field.ts';
import { permittedMarks, viewOf } from './marks.ts';
import { fewestBallots, type Source } from './solve.ts';
import type { Scope, Sum } from './sum.ts';
import { shares, valueOf } from './weigh.ts';

/** Whether some choice for what is open makes a condition hold. `might`: that was neither shown nor excluded. */
export type Possibility = 'yes' | 'no' | 'might';

/** What is open: rows set aside, and the invalid marks of ballots that count. */
export interface Opening {
  readonly open: OpenBallots | undefined;
  readonly groups: Groups | undefined;
  readonly fieldOf: (at: number) => Field | undefined;
}

export function canHold(condition: Condition, opening: Opening): Possibility {
  let doubt = false;
  const sourcesOf = openSources(opening);
  for (const way of casesOf(condition)) {
    const found = isPossible(way, opening, sourcesOf);
    if (found === 'yes') return 'yes';
    if (found === 'might') doubt = true;
  }
  return doubt ? 'might' : 'no';
}

interface Offers {
  readonly sources: readonly Source[];
  /** whether some ways to mark were left out */
  readonly partial: boolean;
}

function isPossible(
  { sums, choices, whole }: Case,
  { fieldOf }: Opening,
  sourcesOf: (sums: readonly Sum[]) => Offers,
): Possibility {
  const all = [...sums, ...choices.flatMap(({ of }) => of)];
  const needs = all.map((sum) => -valueOf(sum, fieldOf));
  const { sources, partial } = sourcesOf(all);
  const within = needs.map((need, i) => need <= mostOf(sources, i));
  let at = sums.length;
  const picks = choices.map(({ atLeast, of }) => {
    at += of.length;
    return { atLeast, of: of.map((_, i) => at - of.length + i) };
  });
  const excluded =
    sums.some((_, i) => within[i] === false) ||
    picks.some(({ atLeast, of }) => of.filter((i) => within[i]).length < atLeast);
  if (excluded) return partial ? 'might' : 'no';
  if (!whole) return 'might';
  if (all.length <= 1) return 'yes';
  const { least, most } = fewestBallots(sources, { needs, choices: picks });
  if (most < Number.POSITIVE_INFINITY) return 'yes';
  return least < Number.POSITIVE_INFINITY || partial ? 'might' : 'no';
}

/** The most that a sum can gain. */
function mostOf(sources: readonly Source[], at: number): bigint {
  let all = 0n;
  for (const { capacity, effects } of sources) {
    let most = 0n;
    for (const own of effects) {
      const effect = own[at] ?? 0n;
      if (effect > most) most = effect;
    }
    all += most * BigInt(capacity);
  }
  return all;
}

/** A row that is marked in so many ways is not followed through all of them. */
const mostWays = 2000;

const spoilt = invalid('spoilt');

function openSources({ open, groups, fieldOf }: Opening): (sums: readonly Sum[]) => Offers {
  const cells = open?.cells ?? groups?.cells ?? [];
  return (sums) => {
    const contests = [...new Set(sums.flatMap(({ terms }) => terms.map(({ contest }) => contest)))];
    const fields = contests.flatMap((contest) => fieldOf(contest) ?? []);
    const permitted = new Map<number, readonly Mark[]>();
    let partial = false;
    for (const { at, contest } of fields) {
      const marks = permittedMarks(contest, viewOf(sums, at));
      if (marks) permitted.set(at, marks);
      else partial = true;
    }
    const allowed = (contest: number) => permitted.get(contest) ?? [];
    const none = sums.map(() => 0n);
    /** What a ballot can add: its marks, and any marks in place of the invalid ones. */
    const vectorsOf = (marks: readonly (readonly Mark[])[], cell: Cell): readonly Vector[] => {
      let found: readonly Vector[] = [none];
      for (const [i, contest] of contests.entries()) {
        const own = (marks[i] ?? []).map((mark) => shares(sums, contest, mark, cell));
        const next = undominated(own).flatMap((vector) => found.map((one) => added(one, vector)));
        if (next.length > mostWays) partial = true;
        found = undominated(next.slice(0, mostWays));
      }
      return found;
    };
    const readings = (row: OpenRow) =>
      vectorsOf(
        row.marks.map((mark, i) =>
          mark.kind === 'invalid' ? [mark, ...allowed(contests[i] ?? -1)] : [mark],
        ),
        cells[row.cell],
      ).map((vector) => scaled(vector, BigInt(row.weight)));
    const sources: Source[] = [];
    const settled = new Map<string, number>();
    for (const { voters, now, others, orNone } of open?.votersIn(contests) ?? []) {
      const base = now ? present(now, sums, contests, cells) : none;
      const changed = now ? readings(now) : [];
      const ways = [...changed, ...others.flatMap(readings), ...(now && orNone ? [none] : [])];
      sources.push({ capacity: voters, effects: effectsOf(ways, base) });
      if (now === undefined) continue;
      for (const [i, mark] of now.marks.entries()) {
        if (mark.kind !== 'invalid') continue;
        const key = `${contests[i]} ${now.cell} ${now.weight}`;
        settled.set(key, (settled.get(key) ?? 0) + voters);
      }
    }
    for (const field of fields) {
      const { at, profile, unit } = field;
      for (const { mark, cell, heads, weight } of profile) {
        if (mark.kind !== 'invalid') continue;
        const each = unit === 'heads' ? 1 : weight / heads;
        const key = `${at} ${cell} ${each}`;
        const known = Math.min(heads, settled.get(key) ?? 0);
        settled.set(key, (settled.get(key) ?? 0) - known);
        const base = shares(sums, at, mark, cells[cell]);
        const ways = allowed(at).map((other) => shares(sums, at, other, cells[cell]));
        const effects = effectsOf(ways, base).map((one) => scaled(one, BigInt(each)));
        if (heads > known) sources.push({ capacity: heads - known, effects });
      }
    }
    const malformed = open?.malformed ?? 0;
    if (malformed > 0) {
      const marks = contests.map((contest) => [spoilt, ...allowed(contest)]);
      const places = placesOf(sums, groups);
      if (places === undefined) partial = true;
      const ways = (places ?? [undefined]).flatMap((cell) => vectorsOf(marks, cell));
      sources.push({ capacity: malformed, effects: effectsOf(ways, none) });
    }
    return { sources: sources.filter(({ effects }) => effects.length > 0), partial };
  };
}

type Cell = readonly number[] | undefined;
type Vector = readonly bigint[];

function added(a: Vector, b: Vector): Vector {
  return a.map((one, i) => one + (b[i] ?? 0n));
}

function scaled(vector: Vector, weight: bigint): Vector {
  return weight === 1n ? vector : vector.map((one) => one * weight);
}

function present(
  row: OpenRow,
  sums: readonly Sum[],
  contests: readonly number[],
  cells: readonly (readonly number[])[],
): Vector {
  const marks = row.marks.map((mark, i) => shares(sums, contests[i] ?? -1, mark, cells[row.cell]));
  const all = marks.reduce(
    added,
    sums.map(() => 0n),
  );
  return scaled(all, BigInt(row.weight));
}

/** What the ways add to what is, but those that add nothing and those that others outdo. */
function effectsOf(ways: readonly Vector[], base: Vector): readonly Vector[] {
  const effects = ways.map((way) => way.map((one, i) => one - (base[i] ?? 0n)));
  return undominated(effects).filter((effect) => effect.some((one) => one > 0n));
}

function undominated(vectors: readonly Vector[]): readonly Vector[] {
  const kept: Vector[] = [];
  for (const vector of vectors) {
    if (kept.some((other) => outdoes(other, vector))) continue;
    const rest = kept.filter((other) => !outdoes(vector, other));
    kept.splice(0, kept.length, ...rest, vector);
  }
  return kept;
}

function outdoes(one: Vector, other: Vector): boolean {
  return one.every((own, i) => own >= (other[i] ?? 0n));
}

/** Every combination of groups that the sums tell apart; undefined where there are too many. */
function placesOf(sums: readonly Sum[], groups: Groups | undefined): readonly Cell[] | undefined {
  const scopes = new Map<string, Scope>();
  for (const { terms } of sums) {
    for (const { scope } of terms) if (scope) scopes.set(`${scope.column} ${scope.group}`, scope);
  }
  const columns = new Map<number, number[]>();
  for (const { column, group } of scopes.values()) {
    columns.set(column, [...(columns.get(column) ?? [-1]), group]);
  }
  let places: readonly (readonly number[])[] = [(groups?.columns ?? []).map(() => -1)];
  for (const [column, choices] of columns) {
    if (places.length * choices.length > mostWays) return undefined;
    places = places.flatMap((place) => choices.map((group) => place.with(column, group)));
  }
  return places;
}
