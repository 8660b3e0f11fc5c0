import { foldText } from '../../base/fold.ts';
import { byCodeUnit } from '../../base/order.ts';
import type { Contest } from '../../election/election.ts';
import { type Mark, markKey } from '../../election/mark.ts';

/** The ballots on which write-ins stand. */
interface Ballots {
  readonly rows: readonly number[];
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
  const texts = new Map(
    ballots.rows.map((row) => [row, ballotText(row, contests, hidden, ballots)]),
  );
  return contests.map((contest, at) => {
    const own = hidden[at] ?? [];
    if (own.length === 0) return contest;
    const ballotsOf = (option: number) =>
      ballots.rows
        .filter((row) => {
          const mark = ballots.markAt(at, row);
          return mark?.kind === 'valid' && mark.options.includes(option);
        })
        .map((row) => texts.get(row) ?? '')
        .sort(byCodeUnit)
        .join('\n');
    const ordered = own
      .map((option) => ({ option, ballots: ballotsOf(option) }))
      .sort((a, b) => byCodeUnit(a.ballots, b.ballots));
    const names = freeNames(contest, ordered.length);
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
  hidden: readonly (readonly number[])[],
  { markAt, restOf }: Ballots,
): string {
  const marks = contests.map((_, at) => {
    const mark = markAt(at, row);
    if (mark?.kind !== 'valid') return mark ? markKey(mark) : '';
    const shown = mark.options.filter((option) => !hidden[at]?.includes(option));
    return `${shown.join(' ')} +${mark.options.length - shown.length}`;
  });
  return JSON.stringify([...marks, ...restOf(row)]);
}

/** Names that no option has, for a voter may have written one of them. */
function freeNames({ options }: Contest, wanted: number): string[] {
  const taken = new Set(options.flatMap(({ title, aliases }) => [title, ...aliases].map(foldText)));
  const names: string[] = [];
  for (let nth = 1; names.length < wanted; nth += 1) {
    const name = `(write-in ${nth})`;
    if (!taken.has(name)) names.push(name);
  }
  return names;
}
