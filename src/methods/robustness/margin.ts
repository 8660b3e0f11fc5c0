import type { Mark } from '../../election/mark.ts';
import { type Case, casesOf } from './cases.ts';
import type { Condition } from './condition.ts';
import type { Field } from './field.ts';
import { lookOf, marksSeveral, permittedMarks, type View, viewOf } from './marks.ts';
import { type Bounds, fewestBallots, impossible, lackOf, type Source } from './solve.ts';
import { mostTimes, type Sum } from './sum.ts';
import type { Vector } from './vectors.ts';
import { amountNow, type Cells, cellKeyOf, shares } from './weigh.ts';

/** How many counted ballots the outcome of a contest hangs on. */
export type Margin =
  | { readonly kind: 'exact' | 'at-least'; readonly ballots: number }
  | { readonly kind: 'unchangeable' }
  | { readonly kind: 'not-computed' };

/** More sorts of ballots than this, over all ways, are not looked at: the bound that is known stands. */
const mostWork = 3_000_000;

/** The fewest ballots of a contest whose other marks make a condition hold that does not hold now. */
export function marginOf(condition: Condition, field: Field, cells: Cells): Margin {
  const ways = casesOf(condition)
    .map((way) => ({ way, least: quickBound(way, field) }))
    .sort((a, b) => a.least - b.least);
  let least = Number.POSITIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  let work = 0;
  for (const { way, least: bound } of ways) {
    if (bound >= most) break;
    work += field.profile.length;
    const found =
      way.whole && work <= mostWork
        ? fewestFor(way, field, cells)
        : { least: bound, most: Number.POSITIVE_INFINITY };
    least = Math.min(least, found.least);
    most = Math.min(most, found.most);
  }
  if (most <= least)
    return most === Number.POSITIVE_INFINITY
      ? { kind: 'unchangeable' }
      : { kind: 'exact', ballots: most };
  return least > 1 ? { kind: 'at-least', ballots: least } : { kind: 'not-computed' };
}

/** No fewer ballots can do, found from the sums alone. */
function quickBound({ sums, choices }: Case, field: Field): number {
  const alone = (sum: Sum) => quickBoundOf(sum, field);
  const bounds = sums.map(alone);
  for (const { atLeast, of } of choices) {
    bounds.push(of.map(alone).sort((a, b) => a - b)[atLeast - 1] ?? Number.POSITIVE_INFINITY);
  }
  return Math.max(1, ...bounds);
}

function quickBoundOf(sum: Sum, field: Field): number {
  const need = -amountNow(sum, () => field);
  if (need <= 0n) return 0;
  const gain = mostGain(sum, field) * field.heaviest;
  return gain <= 0n ? Number.POSITIVE_INFINITY : Number((need + gain - 1n) / gain);
}

/** More than this no ballot adds to a sum for each of its votes, whichever groups it is in. */
function mostGain({ terms }: Sum, { contest }: Field): bigint {
  const [highs, lows] = [new Map<string, bigint>(), new Map<string, bigint>()];
  const several = marksSeveral(contest.reads);
  for (const { part, factor } of terms) {
    const times = several ? BigInt(mostTimes(part, contest)) : 1n;
    const name =
      typeof part === 'number' ? `${several ? '' : part}` : part === 'votes' ? 'valid' : part;
    const [own, sign] = factor > 0n ? [highs, 1n] : [lows, -1n];
    own.set(name, (own.get(name) ?? 0n) + factor * times * sign);
  }
  return reachOf(highs) + reachOf(lows);
}

const otherKinds = ['abstain', 'blank', 'invalid'];

/** The most that a single mark can have of parts that exclude each other. */
function reachOf(parts: ReadonlyMap<string, bigint>): bigint {
  let option = 0n;
  let other = 0n;
  for (const [name, amount] of parts) {
    if (name === 'valid' || name === 'ballots') continue;
    if (otherKinds.includes(name)) other = amount > other ? amount : other;
    else option = amount > option ? amount : option;
  }
  const voted = option + (parts.get('valid') ?? 0n);
  // That a ballot is there does not change.
  return voted > other ? voted : other;
}

function fewestFor(way: Case, field: Field, cells: Cells): Bounds {
  const { sums, needs, choices } = lackOf(way, () => field);
  const sources = sourcesOf(sums, field, cells);
  if (sources === undefined) return { least: 1, most: Number.POSITIVE_INFINITY };
  return sources.length === 0 ? impossible : fewestBallots(sources, { needs, choices });
}

/** Ballots that the sums do not tell apart. */
interface Sort {
  readonly mark: Mark;
  readonly cell: number;
  readonly weight: bigint;
  capacity: number;
}

/** The ballots of a contest by what the sums see of them; undefined where they can be marked in too many ways. */
function sourcesOf(
  sums: readonly Sum[],
  field: Field,
  cells: Cells,
): readonly Source[] | undefined {
  const view = viewOf(sums, field.at);
  const permitted = permittedMarks(field.contest, view);
  if (permitted === undefined) return undefined;
  const sharesOf = (mark: Mark, cell: number) => shares(sums, field.at, mark, cells[cell]);
  const othersIn: (readonly Vector[])[] = [];
  return sortsOf(sums, view, field, cells).map(({ mark, cell, weight, capacity }) => {
    const now = sharesOf(mark, cell);
    const others = othersIn[cell] ?? permitted.map((other) => sharesOf(other, cell));
    othersIn[cell] = others;
    const effects = others.map((other) =>
      other.map((share, i) => (share - (now[i] ?? 0n)) * weight),
    );
    return { capacity, effects: effects.filter((own) => own.some((effect) => effect > 0n)) };
  });
}

function sortsOf(sums: readonly Sum[], view: View, field: Field, cells: Cells): readonly Sort[] {
  const { contest, unit, profile } = field;
  const scoped = sums.some(({ terms }) => terms.some(({ scope }) => scope));
  if (unit === 'heads' && !scoped && !marksSeveral(contest.reads)) return sortsByCount(view, field);
  const keyOf = cellKeyOf(sums);
  const keys = cells.map(keyOf);
  const found = new Map<string, Sort>();
  for (const { mark, cell, heads, weight } of profile) {
    const each = unit === 'heads' ? 1 : weight / heads;
    const key = `${lookOf(mark, view)} ${keys[cell] ?? ''} ${each}`;
    const own = found.get(key);
    if (own) own.capacity += heads;
    else if (each > 0) found.set(key, { mark, cell, weight: BigInt(each), capacity: heads });
  }
  return [...found.values()];
}

/** The same from the count alone: a contest may have very many options, and few of them are looked at. */
function sortsByCount({ options }: View, { contest, count }: Field): readonly Sort[] {
  const sort = (mark: Mark, capacity: number): Sort[] =>
    capacity > 0 ? [{ mark, cell: 0, weight: 1n, capacity }] : [];
  const votes = options.map((option) => count.options[option]?.heads ?? 0);
  const others = count.valid.heads - votes.reduce((sum, one) => sum + one, 0);
  return [
    ...options.flatMap((option, i) => sort({ kind: 'valid', options: [option] }, votes[i] ?? 0)),
    ...sort({ kind: 'valid', options: [contest.options.length] }, others),
    ...sort({ kind: 'abstain' }, count.abstain.heads),
    ...sort({ kind: 'blank' }, count.blank.heads),
    ...sort({ kind: 'invalid', reason: 'unknown' }, count.invalid.heads),
  ];
}
