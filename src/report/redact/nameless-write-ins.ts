import { foldText } from '../../base/fold.ts';
import { byCodeUnit } from '../../base/order.ts';
import type { Contest } from '../../election/election.ts';
import { type Mark, markKey } from '../../election/mark.ts';

/** The ballots on which write-ins stand. */
interface Ballots {
  readonly rows: Uint32Array;
  readonly markAt: (contest: number, row: number) => Mark | undefined;
  /** what else is published of a row */
  readonly restOf: (row: number) => readonly string[];
}

/**
 * The contests with numbers in place of the write-ins that a report does not list: `(write-in 1)`. Each
 * stays one by itself, for so it counts; what was written is gone. The numbers go by the ballots that
 * have them, never by the names, whose order would tell something of them.
 */
export function namelessWriteIns(
  contests: readonly Contest[],
  hidden: readonly (readonly number[])[],
  ballots: Ballots,
): readonly Contest[] {
  if (hidden.every((own) => own.length === 0)) return contests;
  const without = hidden.map((own) => new Set(own));
  const texts = Array.from(ballots.rows, (row) => ballotText(row, contests, without, ballots));
  return contests.map((contest, at) => {
    const own = hidden[at] ?? [];
    if (own.length === 0) return contest;
    const textsOf = new Map(own.map((option): [number, string[]] => [option, []]));
    ballots.rows.forEach((row, nth) => {
      const mark = ballots.markAt(at, row);
      if (mark?.kind !== 'valid') return;
      for (const option of mark.options) textsOf.get(option)?.push(texts[nth] ?? '');
    });
    const ordered = [...textsOf]
      .map(([option, found]) => ({ option, ballots: found.sort(byCodeUnit).join('\n') }))
      .sort((a, b) => byCodeUnit(a.ballots, b.ballots));
    const names = freeNames(contest, own);
    const nameOf = new Map(ordered.map(({ option }, nth) => [option, names[nth] ?? '']));
    return {
      ...contest,
      options: contest.options.map((option, index) => {
        const title = nameOf.get(index);
        return title === undefined ? option : { ...option, title, aliases: [] };
      }),
    };
  });
}

/** A ballot without the names that are to go. */
function ballotText(
  row: number,
  contests: readonly Contest[],
  hidden: readonly ReadonlySet<number>[],
  { markAt, restOf }: Ballots,
): string {
  const marks = contests.map((_, at) => {
    const mark = markAt(at, row);
    if (mark?.kind !== 'valid') return mark ? markKey(mark) : '';
    const shown = mark.options.filter((option) => !hidden[at]?.has(option));
    return `${shown.join(' ')} +${mark.options.length - shown.length}`;
  });
  return JSON.stringify([...marks, ...restOf(row)]);
}

/** A name for each hidden option that none of the others has, for voters may have written one of them. */
function freeNames({ options }: Contest, hidden: readonly number[]): string[] {
  const others = options.filter((_, at) => !hidden.includes(at));
  const taken = new Set(others.flatMap(({ title, aliases }) => [title, ...aliases].map(foldText)));
  const names: string[] = [];
  for (let nth = 1; names.length < hidden.length; nth += 1) {
    const name = `(write-in ${nth})`;
    if (!taken.has(name)) names.push(name);
  }
  return names;
}
