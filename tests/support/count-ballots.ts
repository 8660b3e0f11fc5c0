import { contestId, optionId } from '../../src/base/brand.ts';
import type { Contest } from '../../src/election/election.ts';
import { abstain, blank, invalid, type Mark, valid } from '../../src/election/mark.ts';
import type { Profile } from '../../src/election/profile.ts';
import type { Unit } from '../../src/methods/base.ts';
import { type Decided, decide } from '../../src/methods/decide.ts';
import { methodNamed } from '../../src/methods/index.ts';

/** What a test says about a contest; the rest is as a definition leaves it. */
export interface Setting {
  readonly method: string;
  readonly options?: number;
  readonly seats?: number;
  readonly rule?: string;
  readonly eligible?: number;
  readonly unit?: Unit;
  readonly status?: Contest['status'];
}

/** How many ballots bear each mark: `{ A: 10, 'A B': 2, abstain: 1 }`; A is option 0, yes 0 and no 1. */
export type Ballots = Readonly<Record<string, number>>;

/** Counts and decides ballots as a contest of the given method. */
export function countBallots(setting: Setting, ballots: Ballots): Decided {
  return decideProfile(setting, profileFor(ballots));
}

/** Decides a profile as a contest of the given method. */
export function decideProfile(setting: Setting, profile: Profile): Decided {
  const { eligible, unit = 'heads' } = setting;
  const electorate = eligible === undefined ? {} : { eligible };
  return decide(contestFor(setting), profile, { electorate, unit });
}

/** One entry for each mark; every ballot weighs the same. */
export function profileFor(ballots: Ballots): Profile {
  return Object.entries(ballots).map(([text, heads]) => ({
    mark: markFor(text),
    cell: 0,
    heads,
    weight: heads,
  }));
}

function contestFor({ method, options = 2, seats = 1, rule, status = 'active' }: Setting): Contest {
  return {
    id: contestId('contest'),
    title: 'Contest',
    method,
    reads: methodNamed(method)?.reads ?? 'choice',
    options: Array.from({ length: options }, (_, at) => ({
      id: optionId(letterOf(at)),
      title: letterOf(at),
      aliases: [],
    })),
    seats,
    min: 0,
    ties: { kind: 'report' },
    bands: [],
    status,
    ...(rule !== undefined && { rule }),
  };
}

function markFor(text: string): Mark {
  switch (text) {
    case 'abstain':
      return abstain;
    case 'blank':
      return blank;
    case 'invalid':
      return invalid('unknown');
    case 'yes':
      return valid(0);
    case 'no':
      return valid(1);
    default:
      return valid(...text.split(' ').map((letter) => letters.indexOf(letter)));
  }
}

const letters = 'ABCDEFGHIJ';

function letterOf(option: number): string {
  return letters.charAt(option);
}
