import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { Election } from '../election/election.ts';
import { inputFor, readRule, type Situation, unknownBases } from '../methods/decide.ts';
import { ofContest } from '../methods/rule-subject.ts';
import { mostVotes } from '../methods/transfers.ts';
import type { Counted, CountedContest } from './counted.ts';
import { fromUnits } from './numbers.ts';
import { limitsOn } from './position-outcome.ts';

/** Who may vote, as far as it is known: how many, and in units of what decides. */
interface Able {
  readonly voters?: number;
  readonly eligible?: number;
}

/**
 * Contests, positions and bands whose rule nobody can apply, ties that stand though they were to be
 * broken, and votes of more than were there.
 */
export function findUndecidable(
  contests: readonly CountedContest[],
  { categories }: Pick<Election, 'categories'>,
  { voters, eligible }: Able,
  { situation, unit, places }: Pick<Counted, 'situation' | 'unit' | 'places'>,
): readonly Diagnostic[] {
  const known = { weighted: unit === 'weight', ...(voters !== undefined && { eligible: voters }) };
  const most = eligible === undefined ? undefined : fromUnits(eligible, places);
  const ofContests = contests.flatMap((own): Diagnostic[] => {
    const { contest, decided } = own;
    const { title, present } = contest;
    const ballots = fromUnits(decided.count.ballots[unit], places);
    const { rule: quorum } = decided.quorum ?? {};
    const needed = quorum?.kind === 'minimum' ? quorum.votes : 0;
    const why = whyUndecided(own, unit);
    return [
      ...(most !== undefined && needed > most
        ? [diagnose('quorum.unreachable', { unit, title, needed, eligible: most })]
        : []),
      ...decided.unknown.map(({ of, base }) => {
        const rule = (of === 'rule' ? contest.rule : contest.quorum?.rule) ?? '';
        return diagnose('rule.base-unknown', { title, of, rule, base: `${base}`, ...known });
      }),
      ...unknownInBands(own, situation).map(({ rule, base }) =>
        diagnose('rule.base-unknown', { title, of: 'rule', rule, base, ...known }),
      ),
      ...(why ? [diagnose('ties.undecided', { title, why })] : []),
      ...(contest.method === 'stv' ? transferred(title, decided.count.valid[unit], places) : []),
      ...(present !== undefined && ballots > present
        ? [diagnose('present.exceeded', { unit, title, present, ballots })]
        : []),
    ];
  });
  const positions = categories.flatMap((category) => category.positions);
  const ofPositions = positions
    .filter((position) => eligible === undefined && limitsOn(position, 'eligible').length > 0)
    .map(({ title, rule = '' }) =>
      diagnose('rule.base-unknown', { title, of: 'rule', rule, base: 'eligible', ...known }),
    );
  return onceOfAll([...ofContests, ...ofPositions]);
}

/** Votes that go on in parts to five decimals must be whole, and few enough to be exact. */
function transferred(title: string, valid: number, places: number): Diagnostic[] {
  if (places === 0 && valid <= mostVotes) return [];
  return [diagnose('weights.transferred', { title, why: places > 0 ? 'parts' : 'large' })];
}

function unknownInBands(
  { contest, profile }: CountedContest,
  situation: Situation,
): { readonly rule: string; readonly base: string }[] {
  return contest.bands.flatMap(({ rule: text }) => {
    const rule = readRule(text, ofContest);
    const unknown = unknownBases([rule], inputFor(contest, profile, situation, rule));
    return unknown.map((base) => ({ rule: text, base: `${base}` }));
  });
}

/** Why a tie that was to be broken stands. */
function whyUndecided(
  { contest: { ties, reads }, decided, settled }: CountedContest,
  unit: Counted['unit'],
) {
  const outcome = settled?.outcome;
  if (outcome === undefined) return undefined;
  if (ties.kind === 'decided' && outcome.kind === 'not-passed') {
    const [yes, no] = decided.count.options.map((option) => option[unit]);
    return ties.chosen.includes(0) && yes === no ? 'casting' : undefined;
  }
  if (!('tied' in outcome) || outcome.tied.length === 0) return undefined;
  if (ties.kind === 'listed-order') return 'unlisted';
  if (ties.kind !== 'decided') return undefined;
  return reads === 'ranking' ? 'few-stay' : 'few';
}

/** The quorum of all contests is told once. */
function onceOfAll(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const asked = found.flatMap((one) =>
    one.code === 'rule.base-unknown' && one.args.of === 'quorum' ? [one.args] : [],
  );
  const [first, ...more] = asked;
  if (first === undefined || more.length === 0) return found;
  if (more.some(({ rule, base }) => rule !== first.rule || base !== first.base)) return found;
  const { title: _, ...all } = first;
  const others = found.filter(
    (one) => one.code !== 'rule.base-unknown' || one.args.of !== 'quorum',
  );
  return [diagnose('rule.base-unknown', all), ...others];
}
