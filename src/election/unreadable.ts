import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { ContestContext, Draft } from './contest-draft.ts';
import { referenceTo } from './find-column.ts';
import { namelessRace } from './find-spreads.ts';
import { slug } from './slug.ts';
import { isRanking } from './spread.ts';

/** A column that cannot be read as marks until something is said. */
export function unreadable(
  { facts, kind, spread }: Draft,
  method: string | undefined,
  { id, title }: { readonly id: string; readonly title: string },
  { columns, spreads }: ContestContext,
): Diagnostic | undefined {
  const place = { ...(facts && { column: facts.heading }) };
  const named = (of: readonly number[]) => {
    const own = columns.filter(({ position }) => !spreads.has(position));
    return of.map((position) => referenceTo(position, own));
  };
  const args = () => ({
    id,
    title,
    columns: named(spread?.columns ?? (facts ? [facts.position] : [])),
  });
  if (kind?.kind === 'scores') {
    const scored = {
      id: slug(namelessRace, ''),
      title: namelessRace,
      columns: named(kind.columns),
    };
    return diagnose('contest.scores', { ...scored, apart: kind.whole ? 'numbers' : 'grades' }, [
      place,
    ]);
  }
  if (spread?.layout === 'scores' && method === undefined) {
    return diagnose('contest.scores', args(), [place]);
  }
  const ranked = spread !== undefined && isRanking(spread.layout);
  if ((kind?.kind === 'ranking' || ranked) && method === undefined) {
    return diagnose('contest.ranking', args(), [place]);
  }
  if (method === 'instant-runoff' && !spread?.ranked) {
    return diagnose('contest.no-ranking', args(), [place]);
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
