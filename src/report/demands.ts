import { foldText } from '../base/fold.ts';
import { suggesting, suggestNamed } from '../base/suggest.ts';
import { isOpen } from '../methods/is-open.ts';
import type { ContestReport, Report } from './schema.ts';

/** What can be demanded of a result, of one contest or of all that stand. */
export const demandKinds = ['decided', 'passed', 'quorum'] as const;

export interface Demand {
  readonly kind: (typeof demandKinds)[number];
  /** the id or the title of a contest */
  readonly contest?: string;
}

/** What came of a demand: where it is not met, or why it cannot be judged. */
export type Judged =
  | { readonly unmet: readonly ContestReport[] }
  | { readonly unknown: string; readonly suggestion?: string }
  | { readonly impossible: 'no-contest' | 'no-quorum'; readonly title?: string };

/** `passed`, `quorum=p01`: a demand as it is written; undefined where it is none. */
export function parseDemand(text: string): Demand | undefined {
  const [word = ''] = text.split('=', 1);
  const kind = demandKinds.find((one) => one === word.trim());
  if (kind === undefined) return undefined;
  const contest = text.slice(word.length + 1).trim();
  if (contest === '' && text.includes('=')) return undefined;
  return contest === '' ? { kind } : { kind, contest };
}

/** Holds a demand against a report. */
export function judge({ kind, contest }: Demand, { contests }: Report): Judged {
  const named = contest === undefined ? undefined : contestNamed(contest, contests);
  if (contest !== undefined && named === undefined) {
    return { unknown: contest, ...suggesting(suggestNamed(contest, contests)) };
  }
  const asked = named ? [named] : contests.filter(({ status }) => status === 'active');
  if (asked.length === 0) return { impossible: 'no-contest' };
  const without = asked.find((one) => one.quorum === undefined);
  if (kind === 'quorum' && without !== undefined)
    return { impossible: 'no-quorum', title: without.title };
  return { unmet: asked.filter((one) => !isMet(kind, one)) };
}

function isMet(kind: Demand['kind'], { outcome, quorum }: ContestReport): boolean {
  switch (kind) {
    case 'decided':
      return !isOpen(outcome) && outcome.hangsOn === undefined;
    case 'passed':
      return outcome.kind === 'passed' || outcome.kind === 'elected';
    case 'quorum':
      return quorum?.met === true;
  }
}

function contestNamed(name: string, contests: readonly ContestReport[]): ContestReport | undefined {
  const folded = foldText(name);
  return (
    contests.find(({ id }) => id === name) ??
    contests.find(({ id, title }) => [id, title].some((one) => foldText(one) === folded))
  );
}
