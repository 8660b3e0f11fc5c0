import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { DiagnosticArgs } from '../base/diagnostic-codes.ts';
import { foldText } from '../base/fold.ts';
import type { Contest, Election } from './election.ts';
import { groupHeading } from './headings.ts';
import { isItem } from './long-form.ts';
import { opposedIn } from './opposites.ts';
import { type Settings, saidOf } from './settings.ts';

/** A contest that was read from its values alone. A flag for its separator settles how it is read, but not what else it may be. */
export function findUncertain(
  contest: Contest,
  election: Election,
  settings: Settings,
): Diagnostic[] {
  const role = election.roles[contest.column ?? -1];
  if (role === undefined || role.certain || role.basis === 'definition') return [];
  const { id, title, method, options } = contest;
  const pair = opposedIn(options.map((one) => one.title));
  const why = whyUncertain(contest, election);
  if (why === undefined && saidOf(settings.separators, [id, title]) !== undefined) return [];
  const args = { id, title, method, ...(pair && { pair }), ...(why && { why }) };
  return [diagnose('contest.uncertain', args, [{ column: title }])];
}

/** What a contest that was read from its values alone may be else. */
function whyUncertain(
  { title, options, reads }: Contest,
  { contests }: Election,
): DiagnosticArgs['contest.uncertain']['why'] {
  if (options.some((one) => /[\n\r]/.test(one.title))) return 'lines';
  const spaced = (text: string) => foldText(text).replace(/[_-]+/g, ' ');
  const others = contests.flatMap((one) => (one.title === title ? [] : spaced(one.title)));
  if (reads === 'choice' && isItem(spaced(title), others)) return 'item';
  return groupHeading.test(foldText(title)) ? 'group' : undefined;
}
