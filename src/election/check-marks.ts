import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { ContestDefinition } from './definition.ts';
import type { Contest } from './election.ts';
import { type Settings, saidOf } from './settings.ts';
import { addsScores, countsRanks } from './spread.ts';

/** What is wrong with the seats of a contest and with how many marks it takes; `at` is its place in the definition. */
export function checkMarks(
  contest: Contest,
  own: ContestDefinition,
  at: number,
  settings: Settings,
): Diagnostic[] {
  const named = saidOf(settings.seats, [contest.id, contest.title]);
  const flagged = named ?? settings.seats.get('');
  const byFlag = new Map<string, unknown>([
    ['seats', flagged],
    ['max', saidOf(settings.max, [contest.id, contest.title])],
    ['rule', saidOf(settings.rules, [contest.id, contest.title])],
  ]);
  const place = (key: string) => [
    byFlag.get(key) === undefined ? settings.place(['contests', at, key]) : { path: `--${key}` },
  ];
  const found: Diagnostic[] = [];
  const asked = named ?? own.seats;
  if (asked !== undefined && contest.reads === 'question') {
    found.push(diagnose('contest.no-seats', { title: contest.title }, place('seats')));
  }
  if (own.max !== undefined && contest.min > own.max) {
    found.push(diagnose('contest.min-over-max', { min: contest.min, max: own.max }, place('min')));
  }
  if (contest.seats > 1 && (contest.method === 'majority' || contest.method === 'instant-runoff')) {
    found.push(
      diagnose(
        'contest.one-seat',
        { method: contest.method, seats: contest.seats },
        place('seats'),
      ),
    );
  }
  const { method, title } = contest;
  const unknown = unknownKeys(contest, own);
  if (countsRanks(method))
    for (const key of unknown)
      if (key !== 'bands')
        found.push(diagnose('ranking.no-key', { title, method, key }, place(key)));
  if (addsScores(method))
    for (const key of unknown) found.push(diagnose('scores.no-key', { title, key }, place(key)));
  return found;
}

/** What a count of rankings, or a sum of scores, does not know. */
function unknownKeys({ rule, writeIns }: Contest, own: ContestDefinition) {
  return [
    ...(rule === undefined ? [] : (['rule'] as const)),
    ...(writeIns ? (['writeIns'] as const) : []),
    ...(['min', 'max', 'bands'] as const).filter((key) => own[key] !== undefined),
  ];
}
