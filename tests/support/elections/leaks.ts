import type { Problem } from '../../../src/index.ts';
import { secrets } from './hostile.ts';
import type { ModelElection } from './model.ts';
import { countNaively } from './naive-count.ts';
import { groupToken } from './random-election.ts';

/** Letters as they may be told apart: lines may break and a cell may stand in capitals. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, '');
}

/** What a published text tells that it must not, of an election. */
export function leaks(published: string, election: ModelElection): string[] {
  const text = plain(published);
  const small = smallGroups(election).map((group) => `${groupToken}${group}`);
  return [...Object.values(secrets), ...small].filter((secret) => text.includes(secret));
}

/** Groups too small to be shown. */
export function smallGroups(election: ModelElection): string[] {
  const groups = election.grouped === 'no' ? {} : countNaively(election).groups;
  return Object.keys(groups).filter((group) => (groups[group] ?? 0) < election.smallest);
}

/** Lines far down a file are figures that nothing else is. */
export const gap = 61_000;

/** The lines of the ballots on which something was found. */
export function linesOf(warnings: readonly Pick<Problem, 'places'>[]): number[] {
  const places = warnings.flatMap((warning) => warning.places);
  return places.flatMap(({ line = 0 }) => (line > gap ? [line] : []));
}
