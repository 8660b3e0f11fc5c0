import fc from 'fast-check';
import {
  abstain,
  blank,
  invalid,
  type Mark,
  type MarkKind,
  ranking,
  scored,
  valid,
} from '../../src/election/mark.ts';
import { type QuorumCount, quorumCounts } from '../../src/election/policies.ts';
import type { ProfileEntry } from '../../src/election/profile.ts';
import { type Base, contestBases } from '../../src/methods/base.ts';
import type { Method } from '../../src/methods/method.ts';
import { groupsFor, type Setting } from './count-ballots.ts';

/** A contest with its ballots, as a method may meet them. */
export interface RandomElection {
  readonly setting: Setting & { readonly options: number; readonly eligible: number };
  readonly profile: readonly ProfileEntry[];
  /** what its rule means: the parser is not trusted with that */
  readonly wanted?: Wanted;
  readonly wantedQuorum?: { readonly counts: QuorumCount; readonly rule: Wanted };
  /** how many are eligible in each group */
  readonly eligibleIn: readonly number[];
}

/** A rule by its meaning, as a test makes it up. */
export type Wanted =
  | {
      readonly kind: 'share';
      readonly num: number;
      readonly den: number;
      readonly strict: boolean;
      readonly base: Base;
    }
  | { readonly kind: 'minimum'; readonly votes: number }
  | { readonly kind: 'maximum'; readonly against: number }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Wanted[] }
  | {
      readonly kind: 'groups';
      readonly part: Wanted;
      readonly in: 'every' | 'more than half' | 'voices' | number;
    };

/** A rule as somebody may write it. */
export function textOf(wanted: Wanted): string {
  switch (wanted.kind) {
    case 'share':
      return `${wanted.strict ? '>' : 'at least'} ${wanted.num}/${wanted.den} of ${wanted.base}`;
    case 'minimum':
      return `at least ${wanted.votes} in favour`;
    case 'maximum':
      return wanted.against === 0 ? 'no veto' : `at most ${wanted.against} against`;
    case 'all':
      return wanted.parts.map((part) => `(${textOf(part)})`).join(' and ');
    case 'any':
      return wanted.parts.map((part) => `(${textOf(part)})`).join(' or ');
    case 'groups':
      return `(${textOf(wanted.part)}) ${scopeOf(wanted.in)} Class`;
  }
}

function scopeOf(share: Extract<Wanted, { kind: 'groups' }>['in']): string {
  if (share === 'every') return 'in each';
  if (share === 'voices') return 'by one voice per';
  return share === 'more than half' ? 'in more than half of' : `in at least ${share} of`;
}

/** The bases that a rule names, those in groups too. */
export function basesOf(wanted: Wanted): Base[] {
  if (wanted.kind === 'share') return [wanted.base];
  if (wanted.kind === 'groups') return basesOf(wanted.part);
  return 'parts' in wanted ? wanted.parts.flatMap(basesOf) : [];
}

/** Shares of every base and of numbers, both comparisons. */
export function randomShare(bases: readonly Base[]): fc.Arbitrary<Wanted> {
  const shares = [
    [1, 2],
    [2, 3],
    [1, 3],
    [2, 5],
    [1, 5],
    [3, 4],
  ] as const;
  return fc
    .record({
      share: fc.constantFrom(...shares),
      strict: fc.boolean(),
      base: fc.constantFrom<Base>(...bases),
    })
    .map(({ share: [num, den], strict, base }) => ({ kind: 'share', num, den, strict, base }));
}

const minimum = fc.integer({ min: 1, max: 5 }).map((votes): Wanted => ({ kind: 'minimum', votes }));

const maximum = fc
  .integer({ min: 0, max: 3 })
  .map((against): Wanted => ({ kind: 'maximum', against }));

/** Rules of every sort. In groups a veto stands alone, or with a share. */
function randomRule(groups: number): fc.Arbitrary<Wanted> {
  const several = (part: fc.Arbitrary<Wanted>) =>
    fc
      .record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        parts: fc.array(part, { minLength: 2, maxLength: 3 }),
      })
      .map((own): Wanted => own);
  const share = randomShare([...contestBases, 3, 8]);
  const simple = fc.oneof(share, minimum, maximum);
  const ownShare = randomShare([...contestBases.filter((base) => base !== 'present'), 3]);
  const ownVeto = fc.tuple(ownShare, maximum).map((parts): Wanted => ({ kind: 'all', parts }));
  const inGroups = fc.oneof(
    maximum,
    ownShare,
    ownShare,
    minimum,
    ownVeto,
    several(fc.oneof(ownShare, minimum)),
  );
  const held = fc
    .record({
      part: inGroups,
      in: fc.constantFrom('every' as const, 'more than half' as const, 'voices' as const, 1, 2, 3),
    })
    .map((own): Wanted => ({ kind: 'groups', ...own }));
  const one = groups === 0 ? simple : fc.oneof(simple, held);
  return fc.oneof(one, several(one), several(fc.oneof(one, several(one))));
}

const titles = ['North', 'South', 'East', 'West'];

/** What an election may have beside a rule of one share. */
export type Extras = 'shares' | 'everything';

/** Whether a rule may be given to a method: a runoff in rounds has its own, and points are no share of the votes. */
export function takesRule({ reads }: Pick<Method, 'reads'>): boolean {
  return reads !== 'ranking' && reads !== 'scores';
}

/** What fills one seat only. */
const oneSeat: ReadonlySet<string> = new Set(['question', 'instant-runoff']);

/** Small elections, so that ties, unanimity and nobody at all are met often; everybody who voted was eligible. */
export function randomElection(
  method: Method,
  extras: Extras = 'everything',
): fc.Arbitrary<RandomElection> {
  const sizes = method.reads === 'question' ? fc.constant(2) : fc.integer({ min: 1, max: 5 });
  const columns = extras === 'shares' ? fc.constant(0) : fc.nat(titles.length);
  return fc.tuple(sizes, columns).chain(([options, groups]) =>
    fc
      .record({
        profile: fc.array(entry(method.reads, options, groups), { maxLength: 8 }),
        seats: oneSeat.has(method.id) ? fc.constant(1) : fc.integer({ min: 1, max: 3 }),
        rule: !takesRule(method)
          ? fc.constant(undefined)
          : fc.option(extras === 'shares' ? randomShare(contestBases) : randomRule(groups), {
              nil: undefined,
            }),
        quorum: extras === 'shares' ? fc.constant(undefined) : randomQuorum(groups),
        absent: fc.nat(6),
        away: fc.nat(6),
        absentIn: fc.array(fc.nat(3), { minLength: groups, maxLength: groups }),
        unit: fc.constantFrom('heads' as const, 'weight' as const),
        scale: fc.constantFrom(1, 3),
        unnamed: fc.boolean(),
        nobody: fc.option(fc.nat(options - 1), { nil: undefined, freq: 2 }),
        otherwise: fc.constantFrom('runoff' as const, 'reballot' as const),
      })
      .map(({ profile, rule, quorum, absent, away, absentIn, unit, scale, ...own }) => {
        const units = (entries: readonly ProfileEntry[]) =>
          entries.reduce((sum, one) => sum + one[unit], 0);
        const eligible = units(profile) + absent;
        const eligibleIn = absentIn.map(
          (more, at) => units(profile.filter(({ cell }) => cell === at)) + more,
        );
        // The last group may be of those who name none.
        const named = eligibleIn.map((size, at) => ({
          title: own.unnamed && groups > 1 && at === groups - 1 ? '' : (titles[at] ?? ''),
          eligible: size,
        }));
        const everything = extras === 'everything';
        return {
          profile,
          eligibleIn: eligibleIn.slice(0, named.filter(({ title }) => title !== '').length),
          ...(rule && { wanted: rule }),
          ...(quorum && { wantedQuorum: quorum }),
          setting: {
            method: method.id,
            options,
            seats: own.seats,
            unit,
            eligible,
            present: Math.max(0, eligible - away),
            ...(rule && { rule: textOf(rule) }),
            ...(quorum && { quorum: { counts: quorum.counts, rule: textOf(quorum.rule) } }),
            ...(everything && unit === 'weight' && { scale }),
            ...(groups > 0 && { groups: groupsFor(named, profile) }),
            ...(everything && method.id === 'majority' && { otherwise: own.otherwise }),
            ...(everything &&
              method.reads !== 'question' &&
              own.nobody !== undefined && { nobody: own.nobody }),
          },
        };
      }),
  );
}

function randomQuorum(groups: number): fc.Arbitrary<RandomElection['wantedQuorum']> {
  const share = randomShare([...contestBases, 4]);
  const ownShare = randomShare(['eligible', 'ballots', 'eligible-abstain']);
  const held = fc
    .record({ part: ownShare, in: fc.constantFrom('every' as const, 'more than half' as const, 1) })
    .map((own): Wanted => ({ kind: 'groups', ...own }));
  const rule = groups === 0 ? fc.oneof(share, minimum) : fc.oneof(share, minimum, held);
  // Present are those of the contest, and not of a group.
  const own = fc
    .record({ counts: fc.constantFrom(...quorumCounts), rule })
    .map(({ counts, rule: wanted }) => ({
      counts: wanted.kind === 'groups' && counts === 'present' ? ('ballots' as const) : counts,
      rule: wanted,
    }));
  return fc.option(own, { nil: undefined, freq: 2 });
}

function entry(reads: MarkKind, options: number, groups: number): fc.Arbitrary<ProfileEntry> {
  return fc.record({
    mark: fc.oneof(
      { arbitrary: validMark(reads, options), weight: 6 },
      { arbitrary: fc.constantFrom(abstain, blank, invalid('unknown')), weight: 2 },
    ),
    cell: fc.nat(Math.max(0, groups - 1)),
    heads: fc.integer({ min: 1, max: 4 }),
    weight: fc.nat(4),
  });
}

function validMark(reads: MarkKind, options: number): fc.Arbitrary<Mark> {
  const every = Array.from({ length: options }, (_, at) => at);
  switch (reads) {
    case 'question':
    case 'choice':
      return fc.constantFrom(...every).map((option) => valid(option));
    case 'approval':
      return fc.subarray(every, { minLength: 1 }).map((chosen) => valid(...chosen));
    case 'ranking':
      return fc.shuffledSubarray(every, { minLength: 1 }).map(ranking);
    case 'scores':
      return fc
        .array(fc.option(fc.nat(3), { nil: undefined }), { minLength: options, maxLength: options })
        .filter((points) => points.some((one) => one !== undefined))
        .map(scored);
  }
}
