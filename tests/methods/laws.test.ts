import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Groups } from '../../src/election/groups.ts';
import {
  abstain,
  blank,
  choicesOf,
  invalid,
  type Mark,
  ranking,
  scored,
  valid,
} from '../../src/election/mark.ts';
import type { ProfileEntry } from '../../src/election/profile.ts';
import { contestBases as bases } from '../../src/methods/base.ts';
import type { Decided } from '../../src/methods/decide.ts';
import { methods } from '../../src/methods/index.ts';
import type { Method, OptionFinding, Outcome } from '../../src/methods/method.ts';
import { neededVotes } from '../../src/methods/rule.ts';
import { decideProfile, profileFor } from '../support/count-ballots.ts';
import {
  basesOf,
  type RandomElection,
  randomElection,
  takesRule,
} from '../support/random-election.ts';

// What holds of every method, looped over the table: a new one is held to it by its line there.

/** What a quota of whole votes breaks; stv.test.ts has an example of each. */
const withoutQuota = methods.filter(({ id }) => id !== 'stv');

describe.each(withoutQuota)('$id', (method) => {
  test('does not see the scale of weights', () => {
    const factor = fc.constantFrom(2, 3, 10, 1000, 10 ** 12);
    fc.assert(
      fc.property(randomElection(method), factor, ({ setting, profile }, k) => {
        const heavy = profile.map((one) => ({ ...one, weight: one.weight * k }));
        const { groups, scale = 1 } = setting;
        const weighed = { ...setting, unit: 'weight' } as const;
        const scaled = {
          ...weighed,
          eligible: setting.eligible * k,
          scale: scale * k,
          ...(groups && { groups: heavier(groups, k) }),
        };
        const before = decideProfile(weighed, profile);
        const after = decideProfile(scaled, heavy);
        expect(after.result?.outcome).toEqual(before.result?.outcome);
        expect(after.quorum?.met).toBe(before.quorum?.met);
      }),
      { seed: 52, numRuns: 300 },
    );
  });

  test('lets one more vote for a winner take nothing from it', () => {
    fc.assert(
      fc.property(randomElection(method, 'shares'), fc.nat(9), (election, pick) => {
        const winners = winnersOf(outcomeOf(election));
        const winner = winners[pick % winners.length];
        if (winner === undefined) return;
        const more = { mark: valid(winner), cell: 0, heads: 1, weight: 1 };
        const profile = [...election.profile, more];
        const eligible = election.setting.eligible + 1;
        const setting = { ...election.setting, eligible };
        expect(winnersOf(outcomeOf({ setting, profile }))).toContain(winner);
      }),
      { seed: 55, numRuns: 300 },
    );
  });
});

function heavier(groups: Groups, k: number): Groups {
  const columns = groups.columns.map((column) => ({
    ...column,
    groups: column.groups.map((group) => {
      const { eligible } = group;
      return eligible
        ? { ...group, eligible: { heads: eligible.heads, weight: eligible.weight * k } }
        : group;
    }),
  }));
  return { ...groups, columns };
}

describe.each(methods)('$id', (method) => {
  test('does not see the order of ballots', () => {
    const shuffled = randomElection(method).chain(({ setting, profile }) =>
      fc
        .shuffledSubarray([...profile], { minLength: profile.length })
        .map((other) => ({ setting, profile, other })),
    );
    fc.assert(
      fc.property(shuffled, ({ setting, profile, other }) => {
        expect(decideProfile(setting, other)).toEqual(decideProfile(setting, profile));
      }),
      { seed: 50, numRuns: 300 },
    );
  });

  test('does not see whether equal ballots come together or apart', () => {
    fc.assert(
      fc.property(randomElection(method), fc.nat(), ({ setting, profile }, at) => {
        const apart = profile.flatMap((one) => {
          const heads = at % (one.heads + 1);
          const weight = at % (one.weight + 1);
          return [
            { ...one, heads, weight },
            { ...one, heads: one.heads - heads, weight: one.weight - weight },
          ];
        });
        expect(decideProfile(setting, apart)).toEqual(decideProfile(setting, profile));
      }),
      { seed: 51, numRuns: 300 },
    );
  });

  test('by heads does not see weights, and by weight does not see heads', () => {
    fc.assert(
      fc.property(randomElection(method), fc.nat(9), (election, more) => {
        const { setting, profile } = election;
        const other = setting.unit === 'heads' ? 'weight' : 'heads';
        const changed = profile.map((one, at) => ({ ...one, [other]: (at * more) % 7 }));
        expect(decideProfile(setting, changed).result).toEqual(
          decideProfile(setting, profile).result,
        );
      }),
      { seed: 53, numRuns: 300 },
    );
  });

  test.each([
    ['blank', blank, ['ballots']],
    ['abstaining', abstain, ['ballots', 'valid+abstain', 'eligible-abstain']],
    ['invalid', invalid('spoilt'), ['ballots', 'valid+invalid']],
  ] as const)('meets one more %s ballot as its bases say', (_, mark, counting) => {
    const cells = fc.nat(3);
    const seen = { same: 0, other: 0 };
    fc.assert(
      fc.property(randomElection(method), cells, (election, cell) => {
        const { setting, profile, wanted, wantedQuorum } = election;
        const before = decideProfile(setting, profile);
        const one = { mark, cell: cell % (setting.groups?.cells.length ?? 1), heads: 1, weight: 1 };
        const after = decideProfile(setting, [...profile, one]);
        const bases = [
          ...(wanted ? basesOf(wanted) : []),
          ...(wantedQuorum ? [wantedQuorum.counts, ...basesOf(wantedQuorum.rule)] : []),
        ];
        if (bases.some((base) => counting.some((name) => name === base))) {
          seen.other += 1;
          return;
        }
        seen.same += 1;
        expect(after.result).toEqual(before.result);
        expect(after.quorum).toEqual(before.quorum);
      }),
      { seed: 54, numRuns: 300 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(30);
  });

  test.each([
    ['blank', blank, { ballots: 1 }],
    ['abstaining', abstain, { ballots: 1, 'valid+abstain': 1, 'eligible-abstain': -1 }],
    ['invalid', invalid('spoilt'), { ballots: 1, 'valid+invalid': 1 }],
  ] as const)('has a base with one more %s ballot', (_, mark, change) => {
    const changes: Readonly<Record<string, number>> = change;
    fc.assert(
      fc.property(randomElection(method, 'shares'), ({ setting, profile }) => {
        const before = decideProfile(setting, profile);
        const after = decideProfile(setting, [...profile, { mark, cell: 0, heads: 1, weight: 1 }]);
        const { rule } = before;
        if (rule?.kind !== 'share') return;
        const grown = thresholdsOf(before).map(({ option, votes, of }) => {
          const size = of + (changes[rule.base] ?? 0);
          return { option, votes, of: size, needed: neededVotes(rule, size) };
        });
        if (grown.length > 0 && grown.every(({ of }) => of > 0))
          expect(thresholdsOf(after)).toMatchObject(grown);
      }),
      { seed: 54, numRuns: 300 },
    );
  });

  test('gives no more seats than there are, nobody one without a vote, and none twice', () => {
    fc.assert(
      fc.property(randomElection(method), (election) => {
        const { setting, profile } = election;
        const { count } = decideProfile(setting, profile);
        const outcome = outcomeOf(election);
        const places =
          method.id === 'majority' && outcome?.kind !== 'runoff' ? 1 : seatsOf(election);
        const winners = winnersOf(outcome);
        const tied = outcome && 'tied' in outcome ? outcome.tied : [];
        const named = [...winners, ...tied.flatMap((tie) => tie.options)];
        const votes = (option: number | undefined) =>
          count.options[option ?? -1]?.[unitOf(election)] ?? 0;

        expect(new Set(named).size).toBe(named.length);
        // The last who are left of a transferable vote need none.
        if (outcome?.kind !== 'passed' && method.id !== 'stv')
          for (const one of named) expect(votes(one)).toBeGreaterThan(0);
        for (const { options, seats } of tied) {
          // In rounds those are tied who may win, whatever their first choices.
          if (method.reads !== 'ranking') expect(new Set(options.map(votes)).size).toBe(1);
          expect(seats).toBeGreaterThan(0);
          expect(options.length).toBeGreaterThan(seats);
          // An option that elects nobody may leave seats to nobody.
          const mayHave = method.id === 'stv' || options.includes(setting.nobody ?? -1);
          if (outcome?.kind === 'tied' && setting.nobody !== undefined && mayHave)
            expect(winners.length + seats).toBeLessThanOrEqual(places);
          else expect(winners.length + seats).toBe(outcome?.kind === 'runoff' ? 2 : places);
        }
        if (outcome?.kind === 'elected') {
          expect(winners).not.toEqual([]);
          expect(winners.length + outcome.unfilled).toBe(places);
          expect(outcome.unfilled).toBeGreaterThanOrEqual(0);
        }
      }),
      { seed: 56, numRuns: 300 },
    );
  });

  test('elects nobody only where somebody has votes, and the rule is met by none', () => {
    fc.assert(
      fc.property(randomElection(method, 'shares'), (election) => {
        const decided = decideProfile(election.setting, election.profile);
        const { outcome, exhibits = [] } = decided.result ?? {};
        if (outcome?.kind !== 'none-elected') return;
        const { options } = decided.count;
        const voted = options.filter((one) => one[unitOf(election)] > 0).length;

        expect(outcome).toEqual({ kind: 'none-elected' });
        expect(election.setting.rule).toBeDefined();
        expect(voted).toBeGreaterThan(0);
        expect(thresholdsOf(decided).map((one) => one.met)).toEqual(Array(voted).fill(false));
        expect(exhibits).toHaveLength(voted);
      }),
      { seed: 58, numRuns: 500 },
    );
  });

  describe('decides nothing by nobody', () => {
    test.each(bases)('no ballots at all, of %s', (base) => {
      const setting = { method: method.id, rule: `>= 1/2 of ${base}`, eligible: 0, present: 0 };
      expect(decideProfile(setting, []).result).toEqual(nothing);
    });

    test.each(bases)('ballots without weight, of %s', (base) => {
      const profile = [valid(0), valid(1), abstain, blank].map((mark) => ({
        mark,
        cell: 0,
        heads: 9,
        weight: 0,
      }));
      const setting = { method: method.id, rule: `>= 1/2 of ${base}`, eligible: 0, present: 0 };
      expect(decideProfile({ ...setting, unit: 'weight' }, profile).result).toEqual(nothing);
    });

    test('nor a base that is nobody though there are ballots', () => {
      const marked = profileFor({ abstain: 2, blank: 3, invalid: 4 });
      expect(decideProfile({ method: method.id, rule: '>= 1/2' }, marked).result).toEqual(nothing);
    });

    if (takesRule(method))
      test('votes where nobody is eligible', () => {
        const setting = { method: method.id, rule: '>= 1/2 of eligible', eligible: 0 };
        expect(decideProfile(setting, profileFor({ A: 3, B: 1 })).result).toEqual(nothing);
      });

    const nothing = { outcome: { kind: 'no-votes' }, exhibits: [] };
  });
});

// A question's options are not alike: yes passes it and no does not.
describe.each(methods.filter((method) => method.reads !== 'question'))('$id', (method) => {
  test('treats all options alike: renamed, they get what they had', () => {
    fc.assert(
      fc.property(renamed(method), ({ election, to }) => {
        const { setting, profile } = election;
        const other = profile.map((one) => ({ ...one, mark: rename(one.mark, to) }));
        const { nobody } = setting;
        const same = { ...setting, ...(nobody !== undefined && { nobody: to[nobody] ?? -1 }) };
        expect(ordered(outcomeOf({ setting: same, profile: other }))).toEqual(
          ordered(renameAll(outcomeOf(election), to)),
        );
      }),
      { seed: 57, numRuns: 300 },
    );
  });

  function renamed(
    own: Method,
  ): fc.Arbitrary<{ readonly election: RandomElection; readonly to: readonly number[] }> {
    return randomElection(own).chain((election) => {
      const every = Array.from({ length: election.setting.options }, (_, at) => at);
      return fc
        .shuffledSubarray(every, { minLength: every.length })
        .map((to) => ({ election, to }));
    });
  }

  function rename(mark: Mark, to: readonly number[]): Mark {
    if (mark.kind !== 'valid') return mark;
    const { points } = mark;
    if (points) {
      const moved = points.map((_, option) => points[to.indexOf(option)]);
      return scored(moved);
    }
    const own = choicesOf(mark).map((option) => to[option] ?? -1);
    return mark.later ? ranking(own) : valid(...own.toSorted((a, b) => a - b));
  }

  function renameAll(outcome: Outcome | undefined, to: readonly number[]): Outcome | undefined {
    return mapOptions(outcome, (options) => options.map((option) => to[option] ?? -1));
  }

  /** Which of two level options stands first is no matter. */
  function ordered(outcome: Outcome | undefined): Outcome | undefined {
    return mapOptions(outcome, (options) => options.toSorted((a, b) => a - b));
  }

  function mapOptions(
    outcome: Outcome | undefined,
    map: (options: readonly number[]) => readonly number[],
  ): Outcome | undefined {
    const ties = (tied: Extract<Outcome, { kind: 'tied' | 'runoff' }>['tied']) =>
      tied.map((tie) => ({ ...tie, options: map(tie.options) }));
    switch (outcome?.kind) {
      case 'elected':
        return { ...outcome, winners: map(outcome.winners) };
      case 'tied':
        return { ...outcome, winners: map(outcome.winners), tied: ties(outcome.tied) };
      case 'runoff':
        return { ...outcome, runoff: map(outcome.runoff), tied: ties(outcome.tied) };
      default:
        return outcome;
    }
  }
});

type Threshold = Extract<OptionFinding, { kind: 'threshold' }>;

function outcomeOf(election: {
  readonly setting: RandomElection['setting'];
  readonly profile: readonly ProfileEntry[];
}): Outcome | undefined {
  return decideProfile(election.setting, election.profile).result?.outcome;
}

function thresholdsOf({ result }: Decided): readonly Threshold[] {
  return result?.exhibits.filter((one) => one.kind === 'threshold') ?? [];
}

/** Whom an outcome puts ahead; for a question that passed, yes. */
function winnersOf(outcome: Outcome | undefined): readonly number[] {
  switch (outcome?.kind) {
    case 'passed':
      return [0];
    case 'elected':
    case 'tied':
      return outcome.winners;
    case 'runoff':
      return outcome.runoff;
    default:
      return [];
  }
}

function seatsOf({ setting }: RandomElection): number {
  return setting.seats ?? 1;
}

function unitOf({ setting }: RandomElection): 'heads' | 'weight' {
  return setting.unit ?? 'heads';
}
