import { type Diagnostic, diagnose, type Place, placesKept } from '../base/diagnostic.ts';
import type { Election, Timing } from './election.ts';
import type { RowsByVoter } from './rows-by-voter.ts';
import { instantOf } from './stamp-moment.ts';

export interface DuplicateContext {
  readonly election: Election;
  readonly stampCode: (row: number) => number;
  readonly fileOf: (row: number) => number;
  readonly place: (row: number) => Place;
}

/** Which rows are set aside of voters who have several, by the election's policy. */
export function chooseBallots(
  several: RowsByVoter,
  context: DuplicateContext,
  problems: Diagnostic[],
): Uint32Array {
  const { rows, ends } = several;
  const none = new Uint32Array();
  if (rows.length === 0) return none;
  const { duplicates, timingProblem } = context.election;
  switch (duplicates) {
    case 'keep':
      return none;
    case 'none':
      return rows;
    case 'error': {
      const args = { voters: ends.length, rows: rows.length };
      const places = Array.from(rows.subarray(0, placesKept), context.place);
      problems.push(diagnose('duplicates.refused', args, places, rows.length));
      return none;
    }
    case 'last':
    case 'first':
      if (timingProblem === undefined || timingProblem.code === 'stamp.unread')
        return byOrder(several, context, duplicates, problems);
      problems.push(timingProblem);
      return none;
  }
}

function byOrder(
  several: RowsByVoter,
  context: DuplicateContext,
  which: 'last' | 'first',
  problems: Diagnostic[],
): Uint32Array {
  const { rows, ends } = several;
  const unstamped: number[] = [];
  const across: number[] = [];
  const setAside = new Uint32Array(rows.length - ends.length);
  let count = 0;
  let start = 0;
  for (let voter = 0; voter < ends.length; voter += 1) {
    const end = ends[voter] ?? 0;
    let kept = keptByStamp(rows, start, end, which, context);
    if (kept < 0) {
      kept = rows[which === 'last' ? end - 1 : start] ?? 0;
      (areTogether(rows, start, end, context) ? unstamped : across).push(voter);
    }
    for (; start < end; start += 1) {
      const row = rows[start] ?? 0;
      if (row === kept) continue;
      setAside[count] = row;
      count += 1;
    }
  }
  if (across.length > 0) {
    const found = rowsOf(across, several, context);
    const args = { voters: across.length, policy: which };
    problems.push(diagnose('duplicates.across-files', args, found.places, found.count));
  }
  if (unstamped.length > 0) {
    const found = rowsOf(unstamped, several, context);
    const { timing, timingProblem } = context.election;
    const stamps = timing ? 'equal' : timingProblem ? 'unread' : 'none';
    const args = { voters: unstamped.length, policy: which, stamps } as const;
    problems.push(diagnose('duplicates.by-row', args, found.places, found.count));
  }
  return setAside;
}

/** How many rows some voters have, and where they are, as far as a diagnostic keeps it. */
function rowsOf(
  voters: readonly number[],
  { rows, ends }: RowsByVoter,
  { place }: DuplicateContext,
): { readonly count: number; readonly places: readonly Place[] } {
  const places: Place[] = [];
  let count = 0;
  for (const voter of voters) {
    const start = ends[voter - 1] ?? 0;
    const end = ends[voter] ?? 0;
    count += end - start;
    for (let at = start; at < end && places.length < placesKept; at += 1)
      places.push(place(rows[at] ?? 0));
  }
  return { count, places };
}

function areTogether(
  rows: Uint32Array,
  start: number,
  end: number,
  { fileOf }: DuplicateContext,
): boolean {
  for (let at = start + 1; at < end; at += 1)
    if (fileOf(rows[at] ?? 0) !== fileOf(rows[start] ?? 0)) return false;
  return true;
}

/** When a ballot was cast, as far as its stamp tells: between two instants, or by a clock without a zone. */
interface Span {
  readonly row: number;
  readonly clock: 'world' | 'wall';
  readonly from: number;
  readonly until: number;
}

/** The first or the last row by time; -1 unless every stamp is readable and they tell one order. */
function keptByStamp(
  rows: Uint32Array,
  start: number,
  end: number,
  which: 'last' | 'first',
  { election: { timing }, stampCode }: DuplicateContext,
): number {
  if (timing === undefined) return -1;
  const spans: Span[] = [];
  for (let at = start; at < end; at += 1) {
    const row = rows[at] ?? 0;
    const span = spanOf(timing, stampCode(row), row);
    if (span === undefined) return -1;
    spans.push(span);
  }
  // As a rule the rows come in the order of their times.
  if (!areOrdered(spans)) spans.sort((a, b) => a.from - b.from);
  return areOrdered(spans) ? (spans[which === 'last' ? spans.length - 1 : 0]?.row ?? -1) : -1;
}

/** Whether each is over before the next one begins. */
function areOrdered(spans: readonly Span[]): boolean {
  for (let at = 1; at < spans.length; at += 1) {
    const [before, own] = [spans[at - 1], spans[at]];
    if (!before || !own || before.until >= own.from || before.clock !== own.clock) return false;
  }
  return true;
}

/** An hour that the clock shows twice may be either; one that it skips is no time. */
function spanOf(timing: Timing, code: number, row: number): Span | undefined {
  const reading = timing.read(code);
  if (reading === undefined) return undefined;
  const instant = instantOf(reading, timing.zone);
  switch (instant.kind) {
    case 'at':
      return { row, clock: 'world', from: instant.ms, until: instant.ms };
    case 'fold':
      return { row, clock: 'world', from: instant.earlier, until: instant.later };
    case 'no-zone':
      return { row, clock: 'wall', from: reading.local, until: reading.local };
    case 'gap':
      return undefined;
  }
}
