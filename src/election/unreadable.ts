import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ContestContext, Draft } from './contest-draft.ts';
import { referenceTo } from './find-column.ts';
import { namelessRace } from './find-spreads.ts';
import { holdNoScores } from './scores-seen.ts';
import { flaggedFor, saidOf } from './settings.ts';
import { slug } from './slug.ts';
import { addsScores, countsRanks, isRanking } from './spread.ts';
import { methodInTitle } from './title-methods.ts';
import { seatsInTitle } from './title-terms.ts';

/** A column that cannot be read as marks until something is said. */
export function unreadable(
  { facts, kind, spread, own }: Draft,
  method: string | undefined,
  { id, title }: { readonly id: string; readonly title: string },
  { columns, spreads, settings, words }: ContestContext,
): Diagnostic | undefined {
  const place = { ...(facts && { column: facts.heading }) };
  const named = (of: readonly number[]) => {
    const others = columns.filter(({ position }) => !spreads.has(position));
    return of.map((position) => referenceTo(position, others));
  };
  const at = (of: readonly number[]) => columns.filter(({ position }) => of.includes(position));
  const args = () => ({
    id,
    title,
    columns: named(spread?.columns ?? (facts ? [facts.position] : [])),
  });
  if (kind?.kind === 'scores') {
    const scores = at(kind.columns);
    const answers = kind.whole ? answersIn(scores) : undefined;
    const scored = {
      id: slug(namelessRace, ''),
      title: namelessRace,
      columns: named(kind.columns),
      apart: kind.whole ? ('numbers' as const) : ('grades' as const),
      spares: sparesSome(scores),
      ...(kind.whole && seemRanks(scores) && { ranks: true as const }),
      ...(answers && { answers }),
    };
    return diagnose('contest.scores', scored, [place]);
  }
  if (spread?.layout === 'scores' && method === undefined) {
    const spares = sparesSome(at(spread.columns));
    return diagnose('contest.scores', { ...args(), spares }, [place]);
  }
  const ranked = spread !== undefined && isRanking(spread.layout);
  if ((kind?.kind === 'ranking' || ranked) && method === undefined) {
    const seats =
      flaggedFor(settings.seats, [id, title]) ?? own.seats ?? seatsInTitle(title)?.seats;
    const titled = methodInTitle(title);
    const said = { ...(seats !== undefined && { seats }), ...(titled && { titled }) };
    return diagnose('contest.ranking', { ...args(), ...said }, [place]);
  }
  if (countsRanks(method) && !spread?.ranked) {
    const named = saidOf(settings.methods, [id, title]) ?? own.method;
    const rankings = named === undefined ? rankingsIn(spreads) : [];
    const how = {
      method,
      ...(kind?.kind === 'approval' && { listed: true as const }),
      ...(rankings.length > 0 && { rankings }),
    };
    return diagnose('contest.no-ranking', { ...args(), ...how }, [place]);
  }
  if (addsScores(method)) {
    const unsaid = own.scores === undefined && spread !== undefined;
    if (!spread?.scored || (unsaid && holdNoScores(at(spread.columns), words.choice)))
      return diagnose('contest.no-scores', { title }, [place]);
  }
  if (kind?.kind === 'numbers' && method === undefined) {
    return diagnose('contest.numbers', { titles: [title, ...kind.beside] }, [place]);
  }
  if (kind?.kind === 'zero-one' && (method === undefined || method === 'question')) {
    return diagnose('contest.zero-one', { title }, [place]);
  }
  if (kind?.kind === 'binding' && (method === undefined || method === 'question')) {
    return diagnose('contest.binding', { id, title, votes: kind.votes }, [place]);
  }
  return undefined;
}

/** The ids of the rankings among the contests that lie over several columns, or in cells with an order. */
function rankingsIn(spreads: ContestContext['spreads']): readonly string[] {
  return [...spreads.values()].flatMap(({ spread: { layout, title } }) =>
    isRanking(layout) ? [slug(title, 'contest')] : [],
  );
}

/** Whether about as many numbers are 1 as there are ballots, and none is 0. */
function seemRanks(columns: readonly ColumnFacts[]): boolean {
  const cells = columns.flatMap(({ values }) => values);
  const ones = cells.reduce((sum, { folded, rows }) => sum + (Number(folded) === 1 ? rows : 0), 0);
  const ballots = columns[0]?.rows ?? 0;
  const near = ones * 10 >= ballots * 8 && ones * 10 <= ballots * 12;
  return near && cells.every(({ folded }) => Number(folded) > 0);
}

/** Whether some cell below scores is none above 0. */
function sparesSome(columns: readonly ColumnFacts[]): boolean {
  const isAbove0 = (folded: string) => Number(folded.replace(',', '.')) > 0;
  return columns.some(
    ({ filled, rows, values }) => filled < rows || values.some(({ folded }) => !isAbove0(folded)),
  );
}

/** The numbers below columns, where they may stand for yes, no and perhaps abstain. */
function answersIn(columns: readonly ColumnFacts[]): readonly number[] | undefined {
  const met = columns.flatMap(({ values }) => values.map(({ folded }) => Number(folded)));
  const numbers = [...new Set(met)].sort((a, b) => a - b);
  const fits = ['1,2', '0,1,2', '1,2,3'].includes(numbers.join());
  return fits ? numbers : undefined;
}
