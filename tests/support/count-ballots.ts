import { contestId, optionId } from '../../src/base/brand.ts';
import type { Contest } from '../../src/election/election.ts';
import type { Groups } from '../../src/election/groups.ts';
import {
  abstain,
  blank,
  invalid,
  type Mark,
  ranking,
  scored,
  valid,
} from '../../src/election/mark.ts';
import { type Amount, nothing, type ProfileEntry, plus } from '../../src/election/profile.ts';
import type { Unit } from '../../src/methods/base.ts';
import { type Decided, decide, type Situation } from '../../src/methods/decide.ts';
import { methodNamed } from '../../src/methods/index.ts';

/** What a test says about a contest; the rest is as a definition leaves it. */
export interface Setting
  extends Partial<
    Pick<
      Contest,
      | 'seats'
      | 'scores'
      | 'rule'
      | 'quorum'
      | 'present'
      | 'otherwise'
      | 'nobody'
      | 'ties'
      | 'status'
    >
  > {
  readonly method: string;
  readonly options?: number;
  readonly eligible?: number;
  readonly unit?: Unit;
  readonly scale?: number;
  readonly groups?: Groups;
}

/**
 * How many ballots bear each mark: `{ A: 10, 'A B': 2, 'A>B': 3, abstain: 1 }`; A is option 0, yes 0 and no 1. Scores are
 * `'5 0 -'`, of which the third option has none.
 */
export type Ballots = Readonly<Record<string, number>>;

/** Counts and decides ballots as a contest of the given method. */
export function countBallots(setting: Setting, ballots: Ballots): Decided {
  return decideProfile(setting, profileFor(ballots));
}

/** Decides a profile as a contest of the given method. */
export function decideProfile(setting: Setting, profile: readonly ProfileEntry[]): Decided {
  return decide(contestFor(setting), profile, situationFor(setting));
}

/** What holds for all contests of a setting. */
export function situationFor({ eligible, unit = 'heads', scale, groups }: Setting): Situation {
  return {
    electorate: eligible === undefined ? {} : { eligible },
    unit,
    ...(scale !== undefined && { scale }),
    ...(groups && { groups }),
  };
}

/** One entry for each mark; every ballot weighs the same. */
export function profileFor(ballots: Ballots): readonly ProfileEntry[] {
  return Object.entries(ballots).map(([text, heads]) => ({
    mark: markFor(text),
    cell: 0,
    heads,
    weight: heads,
  }));
}

/** The ballots of several groups of the column `Class`, one cell for each of them. */
export function profileInGroups(groups: readonly Ballots[]): readonly ProfileEntry[] {
  return groups.flatMap((ballots, cell) =>
    profileFor(ballots).map((entry) => ({ ...entry, cell })),
  );
}

/** One group of the column `Class`; an empty title is of those who name none. */
export interface GroupSetting {
  readonly title: string;
  readonly eligible?: number;
}

/** The groups of the column `Class`: the ballots of the nth are in cell n. */
export function groupsFor(
  settings: readonly GroupSetting[],
  profile: readonly ProfileEntry[] = [],
): Groups {
  const ballots = settings.map((_, at): Amount => {
    const own = profile.filter(({ cell }) => cell === at);
    return own.reduce<Amount>(plus, nothing);
  });
  return {
    columns: [
      {
        heading: 'Class',
        groups: settings.map(({ title, eligible }, at) => ({
          title,
          ballots: ballots[at] ?? nothing,
          ...(eligible !== undefined && { eligible: { heads: eligible, weight: eligible } }),
        })),
      },
    ],
    cells: settings.map((_, at) => [at]),
    ballotsIn: ballots,
    cellOf: new Uint32Array(),
  };
}

/** A contest with what a setting says of it. */
export function contestFor(setting: Setting, id = 'contest'): Contest {
  const { method, options = 2, eligible, unit, scale, groups, ...own } = setting;
  return {
    id: contestId(id),
    title: 'Contest',
    method,
    reads: methodNamed(method)?.reads ?? 'choice',
    options: Array.from({ length: options }, (_, at) => ({
      id: optionId(letterOf(at)),
      title: letterOf(at),
      aliases: [],
    })),
    seats: 1,
    min: 0,
    ties: { kind: 'report' },
    bands: [],
    status: 'active',
    ...(method === 'score' && { scores: { lowest: 0, highest: 5 } }),
    ...own,
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
      if (/^[\d-]/.test(text))
        return scored(text.split(' ').map((one) => (one === '-' ? undefined : Number(one))));
      if (text.includes('>')) return ranking(text.split('>').map((one) => letters.indexOf(one)));
      return valid(...text.split(' ').map((letter) => letters.indexOf(letter)));
  }
}

const letters = 'ABCDEFGHIJ';

function letterOf(option: number): string {
  return letters.charAt(option);
}
