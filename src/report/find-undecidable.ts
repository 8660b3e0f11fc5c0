import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { Counted, CountedContest } from './counted.ts';
import { fromUnits } from './numbers.ts';

/** Who may vote, as far as it is known: how many, and in units of what decides. */
interface Able {
  readonly voters?: number;
  readonly eligible?: number;
}

/** Contests whose rule nobody can apply, or whose recorded decision breaks no tie, and votes of more than were there. */
export function findUndecidable(
  contests: readonly CountedContest[],
  { voters, eligible }: Able,
  { unit, places }: Pick<Counted, 'unit' | 'places'>,
): readonly Diagnostic[] {
  const known = voters !== undefined && { eligible: voters };
  const most = eligible === undefined ? undefined : fromUnits(eligible, places);
  const found = contests.flatMap(({ contest, decided, settled }): Diagnostic[] => {
    const { title, present, ties } = contest;
    const ballots = fromUnits(decided.count.ballots[unit], places);
    const outcome = settled?.outcome;
    const tied = outcome !== undefined && 'tied' in outcome && outcome.tied.length > 0;
    const { rule: quorum } = decided.quorum ?? {};
    const needed = quorum?.kind === 'minimum' ? quorum.votes : 0;
    return [
      ...(most !== undefined && needed > most
        ? [diagnose('quorum.unreachable', { unit, title, needed, eligible: most })]
        : []),
      ...decided.unknown.map(({ of, base }) => {
        const rule = (of === 'rule' ? contest.rule : contest.quorum?.rule) ?? '';
        const weighted = unit === 'weight';
        return diagnose('rule.base-unknown', {
          title,
          of,
          rule,
          base: `${base}`,
          weighted,
          ...known,
        });
      }),
      ...(ties.kind === 'decided' && tied ? [diagnose('ties.undecided', { title })] : []),
      ...(present !== undefined && ballots > present
        ? [diagnose('present.exceeded', { unit, title, present, ballots })]
        : []),
    ];
  });
  return onceOfAll(found);
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
