import { type Diagnostic, diagnose, type Place, placesKept } from '../base/diagnostic.ts';
import type { Election, Timing } from './election.ts';
import { instantOf } from './stamp-moment.ts';

/** The rows of one voter that are admissible but for being several, in the order of the table. */
type Rows = readonly number[];

export interface DuplicateContext {
  readonly election: Election;
  readonly stampCode: (row: number) => number;
  readonly fileOf: (row: number) => number;
  readonly place: (row: number) => Place;
}

/** Which rows are set aside of voters who have several, by the election's policy. */
export function chooseBallots(
  several: readonly Rows[],
  context: DuplicateContext,
  problems: Diagnostic[],
): { readonly setAside: readonly number[]; readonly voters: number } {
  const places = firstPlaces(context);
  const { duplicates } = context.election;
  switch (duplicates) {
    case 'keep':
      return { setAside: [], voters: several.length };
    case 'none':
      return { setAside: several.flat(), voters: several.length };
    case 'error':
      if (several.length > 0) {
        const args = { voters: several.length, rows: several.flat().length };
        problems.push(diagnose('duplicates.refused', args, places(several), args.rows));
      }
      return { setAside: [], voters: several.length };
    case 'last':
    case 'first':
      return { setAside: byOrder(several, context, duplicates, problems), voters: several.length };
  }
}

function byOrder(
  several: readonly Rows[],
  context: DuplicateContext,
  which: 'last' | 'first',
  problems: Diagnostic[],
): readonly number[] {
  const unstamped: Rows[] = [];
  const across: Rows[] = [];
  const setAside: number[] = [];
  const blocked = context.election.timingProblem;
  if (several.length > 0 && blocked && blocked.code !== 'stamp.unread') {
    problems.push(blocked);
    return [];
  }
  for (const rows of several) {
    const ordered = byStamp(rows, context) ?? rows;
    if (ordered === rows) {
      const file = context.fileOf(rows[0] ?? 0);
      const together = rows.every((row) => context.fileOf(row) === file);
      (together ? unstamped : across).push(rows);
    }
    const kept = which === 'last' ? ordered.at(-1) : ordered[0];
    for (const row of rows) if (row !== kept) setAside.push(row);
  }
  const place = firstPlaces(context);
  if (across.length > 0) {
    problems.push(
      diagnose(
        'duplicates.across-files',
        { voters: across.length, policy: which },
        place(across),
        across.flat().length,
      ),
    );
  }
  if (unstamped.length > 0) {
    problems.push(
      diagnose(
        'duplicates.by-row',
        { voters: unstamped.length, policy: which, stamped: context.election.timing ? 1 : 0 },
        place(unstamped),
        unstamped.flat().length,
      ),
    );
  }
  return setAside;
}

/** Where rows are, as far as a diagnostic keeps it. */
function firstPlaces(context: DuplicateContext): (chosen: readonly Rows[]) => Place[] {
  return (chosen) => chosen.slice(0, placesKept).flat().slice(0, placesKept).map(context.place);
}

/** When a ballot was cast, as far as its stamp tells: between two instants, or by a clock without a zone. */
interface Span {
  readonly clock: 'world' | 'wall';
  readonly from: number;
  readonly until: number;
}

/** The rows by time; undefined unless every stamp is readable and they tell one order. */
function byStamp(rows: Rows, context: DuplicateContext): Rows | undefined {
  const { timing } = context.election;
  if (timing === undefined) return undefined;
  const spans = rows.flatMap((row) => {
    const span = spanOf(timing, context.stampCode(row));
    return span === undefined ? [] : [{ row, ...span }];
  });
  const ordered = spans.sort((a, b) => a.from - b.from);
  const clear = ordered.every((one, at) => {
    const before = ordered[at - 1];
    return before === undefined || (before.until < one.from && before.clock === one.clock);
  });
  return clear && ordered.length === rows.length ? ordered.map((one) => one.row) : undefined;
}

/** An hour that the clock shows twice may be either; one that it skips is no time. */
function spanOf(timing: Timing, code: number): Span | undefined {
  const reading = timing.read(code);
  if (reading === undefined) return undefined;
  const instant = instantOf(reading, timing.zone);
  switch (instant.kind) {
    case 'at':
      return { clock: 'world', from: instant.ms, until: instant.ms };
    case 'fold':
      return { clock: 'world', from: instant.earlier, until: instant.later };
    case 'no-zone':
      return { clock: 'wall', from: reading.local, until: reading.local };
    case 'gap':
      return undefined;
  }
}
