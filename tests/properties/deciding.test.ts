import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Definition, Report } from '../../src/index.ts';
import { countedParts } from '../support/counted-parts.ts';
import {
  type DecidingElection,
  decidingElections,
  decidingInput,
  type Wishes,
} from '../support/elections/deciding-election.ts';
import { type Dice, diceFrom } from '../support/elections/dice.ts';
import { runs } from '../support/runs.ts';
import { reportOf, tallied } from '../support/tallied.ts';

/** Rules of bylaws over whole programs: what they may change, and what they may not. */

type Contests = NonNullable<Definition['contests']>;

/** Runs a property over elections that can be counted, nearly all of which must be. */
async function over(
  wishes: Wishes,
  numRuns: number,
  check: (election: DecidingElection, report: Report, dice: Dice) => Promise<void>,
): Promise<void> {
  let counted = 0;
  const refusals: string[] = [];
  await fc.assert(
    fc.asyncProperty(decidingElections(wishes), fc.nat(), async (election, chance) => {
      const checked = await tallied(decidingInput(election));
      if (!checked.ok) {
        refusals.push(...checked.codes);
        return;
      }
      await check(election, checked.report, diceFrom(chance));
      counted += 1;
    }),
    runs(numRuns),
  );
  expect(counted, refusals.join(' ')).toBeGreaterThan(numRuns * 0.8);
}

/** What was counted, and nothing of what was decided. */
function countsOf({ accounting, contests, categories, groups, turnout }: Report) {
  return {
    accounting,
    groups,
    voted: turnout.voted,
    contests: contests.map((one) => ({
      id: one.id,
      accounting: one.accounting,
      heads: one.heads,
      invalidMarks: one.invalidMarks,
      options: one.options.map(({ id, votes, heads }) => ({ id, votes, heads })),
      groups: one.groups?.map((own) => ({
        ...own,
        options: own.options.map(({ id, votes }) => ({ id, votes })),
      })),
    })),
    categories: categories.map((one) => ({
      id: one.id,
      participants: one.participants,
      none: one.none,
      overlaps: one.overlaps,
      supporters: one.positions.map(({ id, supporters, only }) => ({ id, supporters, only })),
      groups: one.groups?.map(({ participants, none, overlaps }) => ({
        participants,
        none,
        overlaps,
      })),
    })),
  };
}

const outcomesOf = ({ contests }: Report) =>
  contests.map(({ id, outcome, band }) => {
    const { sentence, ...facts } = outcome;
    return { id, ...facts, band };
  });

test('quorums, conditions, conflicts, ties and bands change no count', async () => {
  const kinds = new Set<string>();
  await over({}, 80, async (election, report) => {
    const { quorum, conflicts, ties, bands, contests = [], ...rest } = election.definition;
    const plain = contests.map(
      ({ quorum: own, if: condition, ties: policy, bands: names, ...one }) => one,
    );
    const without = await reportOf(
      decidingInput({ ...election, definition: { ...rest, contests: plain } }),
    );
    expect(countsOf(without)).toEqual(countsOf(report));
    for (const { outcome } of report.contests) kinds.add(outcome.kind);
  });
  // Each of these must have been met, or nothing was shown.
  expect([...kinds]).toEqual(
    expect.arrayContaining([
      'passed',
      'not-passed',
      'no-quorum',
      'overridden',
      'not-applicable',
      'elected',
      'tied',
      'runoff',
      'reballot',
      'withdrawn',
      'none-elected',
    ]),
  );
}, 90_000);

test('an election that is decided in every way comes out the same by the definition in its report', async () => {
  await over({ rulings: true }, 60, async (election, report) => {
    const definition = JSON.stringify(report.definition.value);
    const again = await reportOf({ ...decidingInput(election), definition });
    expect(countedParts(again)).toEqual(countedParts(report));
    expect(again.definition.sha256).toBe(report.definition.sha256);
  });
}, 90_000);

test('rows in another order give the same outcomes', async () => {
  await over({ rulings: true }, 40, async (election, report, dice) => {
    const [rows = []] = election.files;
    const again = await reportOf(decidingInput({ ...election, files: [dice.shuffled(rows)] }));
    expect(countedParts(again)).toEqual(countedParts(report));
  });
}, 90_000);

test('rows in several files give the same outcomes', async () => {
  await over({ rulings: true }, 40, async (election, report, dice) => {
    const [rows = []] = election.files;
    const cut = dice.below(rows.length + 1);
    const files = [rows.slice(0, cut), rows.slice(cut)];
    const again = await reportOf(decidingInput({ ...election, files }));
    const { accounting: own, ...parts } = countedParts(again);
    const { accounting, ...expected } = countedParts(report);
    expect(parts).toEqual(expected);
    expect({ ...own, files: [] }).toEqual({ ...accounting, files: [] });
  });
}, 90_000);

test('ten times every weight decides nothing else, where rules are shares', async () => {
  const wishes = { weighted: true, sharesOnly: true };
  await over(wishes, 40, async (election, report) => {
    const { present, quorum, ...rest } = election.definition;
    // Who is present is counted in votes of weight 1, which no scaling reaches.
    const definition = { ...rest, contests: (rest.contests ?? []).map(withoutPresence) };
    const files = election.files.map((rows) =>
      rows.map((row) => ({ ...row, weight: row.weight * 10 })),
    );
    const first = await reportOf(decidingInput({ ...election, definition }));
    const again = await reportOf(decidingInput({ ...election, definition, files }));
    expect(outcomesOf(again)).toEqual(outcomesOf(first));
    expect(report.contests).toHaveLength(again.contests.length);
  });
}, 90_000);

function withoutPresence({ present, quorum, ...contest }: Contests[number]): Contests[number] {
  return contest;
}

test('options of other names come out the same', async () => {
  await over({}, 40, async (election, report) => {
    const named: Readonly<Record<string, string>> = { A: 'Zoë', B: '=1+1', C: 'constructor' };
    const rename = (text: string) =>
      text.replace(/(?<![a-z])[ABC](?![a-z])/g, (title) => named[title] ?? '');
    const renamed = (contest: Contests[number]): Contests[number] => ({
      ...contest,
      ...(contest.options && {
        options: ['a', 'b', 'c'].map((id) => ({ id, title: named[id.toUpperCase()] ?? '' })),
      }),
      ...(typeof contest.if === 'string' && { if: contest.if.replace('plan: B', 'plan: b') }),
    });
    const files = election.files.map((rows) =>
      rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => (/^[ABC](;[ABC])*$/.test(cell) ? rename(cell) : cell)),
      })),
    );
    const { contests = [], categories, ...rest } = election.definition;
    const definition = {
      ...rest,
      contests: contests.map(renamed),
      ...(categories && {
        categories: categories.map((one) => ({
          ...one,
          ...(one.positions && {
            positions: one.positions.map((position) => ({
              ...position,
              selections: position.selections.map((own) => (own === 'some: A' ? 'some: a' : own)),
            })),
          }),
        })),
      }),
    };
    const again = await reportOf(decidingInput({ ...election, files, definition }));
    expect(outcomesOf(again)).toEqual(outcomesOf(report));
    expect(countsOf(again)).toEqual(countsOf(report));
  });
}, 90_000);

/** Bases that a blank ballot is no part of. */
const withoutBlanks = /^(?!.*(?:ballots|in each|in more than half|voice)).*$/;

test('a blank ballot changes only what its base says', async () => {
  let unchanged = 0;
  await over({ weighted: false }, 80, async (election, report) => {
    const { quorum, bands, ...rest } = election.definition;
    const contests = (rest.contests ?? []).map(
      ({ quorum: own, bands: names, if: condition, ...one }) => one,
    );
    const { conflicts, ...definition } = { ...rest, contests };
    const blank = {
      voter: 'voterzq-blank',
      groups: ['Full', 'North'],
      weight: 1,
      cells: contests.map(() => ''),
    };
    const files = election.files.map((rows) => [...rows, blank]);
    const first = await reportOf(decidingInput({ ...election, definition }));
    const again = await reportOf(decidingInput({ ...election, definition, files }));
    again.contests.forEach((own, at) => {
      const before = first.contests[at];
      if (before === undefined || own.status === 'withdrawn') return;
      const { accounting } = before;
      expect(own.accounting).toEqual({
        ...accounting,
        ballots: accounting.ballots + 1,
        blank: accounting.blank + 1,
      });
      expect(own.options.map(({ votes }) => votes)).toEqual(
        before.options.map(({ votes }) => votes),
      );
      if (!withoutBlanks.test(own.rule ?? '')) return;
      const {
        baseSentence,
        accounting: counts,
        counterfactuals,
        robustness,
        groups,
        ...decided
      } = own;
      expect(decided).toEqual(pick(before, Object.keys(decided)));
      unchanged += 1;
    });
    const participants = (one: Report) =>
      one.categories.map((own) => [own.participants, own.none, own.overlaps]);
    expect(participants(again)).toEqual(participants(first));
    expect(report.contests).toHaveLength(again.contests.length);
  });
  expect(unchanged).toBeGreaterThan(150);
}, 90_000);

function pick(value: object, keys: readonly string[]) {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}
