import { createHash } from 'node:crypto';
import { byCodeUnit } from '../base/order.ts';
import type { TiePolicy } from '../election/election.ts';
import type { Drawn, MethodInput, MethodResult, Outcome, Tie, TieBreakExhibit } from './method.ts';

/** What is drawn between, by index: its id, and the id of the contest in which it is drawn. */
export interface Tickets {
  readonly contest: string;
  /** the indexes that stand on a list, in its order: what voters wrote in does not */
  readonly listed: readonly number[];
  readonly idOf: (index: number) => string;
}

/**
 * Puts tied options in order.
 *
 * `lot`: the SHA-256 of `SEED/CONTEST/OPTION` in UTF-8, written in hexadecimal; the lowest is first.
 * The seed must have been public before the vote, and random to all: then nobody chose who wins, and
 * anybody can repeat it: `printf '%s' 'SEED/board/ana' | sha256sum`. After RFC 3797 (2004), which draws
 * from public randomness by hashing.
 * `listed-order`: as the options are listed, where all of them are. `decided`: those that the decision names, in its order.
 */
export function drawOrder(
  tied: readonly number[],
  policy: TiePolicy,
  tickets: Tickets,
): Drawn | undefined {
  switch (policy.kind) {
    case 'report':
      return undefined;
    case 'listed-order':
      // A list that has not all of them tells no order.
      return tied.every((one) => tickets.listed.includes(one))
        ? {
            order: tickets.listed.filter((one) => tied.includes(one)),
            evidence: { by: 'order' },
          }
        : undefined;
    case 'lot': {
      const draws = tied
        .map((option) => {
          const text = `${policy.seed}/${tickets.contest}/${tickets.idOf(option)}`;
          return { option, text, hash: createHash('sha256').update(text, 'utf8').digest('hex') };
        })
        .sort((a, b) => byCodeUnit(a.hash, b.hash));
      return { order: draws.map((draw) => draw.option), evidence: { by: 'lot', draws } };
    }
    case 'decided':
      return {
        order: policy.chosen.filter((option) => tied.includes(option)),
        evidence: {
          by: 'decision',
          ...(policy.by !== undefined && { decidedBy: policy.by }),
          ...(policy.reason !== undefined && { reason: policy.reason }),
        },
      };
  }
}

/** Breaks the ties of a result as the policy says; a decision that names too few leaves the tie. */
export function breakTies(
  result: MethodResult,
  policy: TiePolicy,
  tickets: Tickets,
  { nobody, seats, count, unit }: Pick<MethodInput, 'nobody' | 'seats' | 'count' | 'unit'>,
): MethodResult {
  const { outcome } = result;
  if (outcome.kind === 'not-passed') {
    const [yes, no] = count.options;
    return yes?.[unit] === no?.[unit] ? castingVote(result, policy) : result;
  }
  if (outcome.kind !== 'tied' && outcome.kind !== 'runoff') return result;
  const stop = outcome.kind === 'tied' ? nobody : undefined;
  const broken = outcome.tied.map((tie) => breakTie(tie, policy, tickets, stop));
  if (broken.length === 0 || broken.includes(undefined)) return result;
  const exhibits = broken.flatMap((one) => one ?? []);
  const chosen = exhibits.flatMap((one) => one.chosen);
  return {
    outcome: withChosen(outcome, chosen, seats, nobody),
    exhibits: [...result.exhibits, ...exhibits],
  };
}

/** @param last the option behind which nobody is chosen */
function breakTie(
  tie: Tie,
  policy: TiePolicy,
  tickets: Tickets,
  last: number | undefined,
): TieBreakExhibit | undefined {
  const drawn = drawOrder(tie.options, policy, tickets);
  if (drawn === undefined || drawn.order.length < Math.min(tie.seats, tie.options.length))
    return undefined;
  const chosen = drawn.order.slice(0, tie.seats);
  const stop = last === undefined ? -1 : chosen.indexOf(last);
  return {
    kind: 'tie-break',
    options: tie.options,
    seats: tie.seats,
    chosen: stop < 0 ? chosen : chosen.slice(0, stop + 1),
    ...drawn.evidence,
  };
}

/** Where the option that elects nobody is drawn, those before it are elected and no others. */
function withChosen(
  outcome: Extract<Outcome, { kind: 'tied' | 'runoff' }>,
  chosen: readonly number[],
  seats: number,
  nobody: number | undefined,
): Outcome {
  if (outcome.kind === 'runoff') {
    return { kind: 'runoff', runoff: [...outcome.runoff, ...chosen], tied: [] };
  }
  const winners = [...outcome.winners, ...chosen.filter((option) => option !== nobody)];
  if (winners.length === 0) return { kind: 'none-elected' };
  return { kind: 'elected', winners, unfilled: seats - winners.length };
}

/**
 * A vote divided evenly defeats a question, unless a decision is recorded: the chair's casting vote.
 * It decides where one more vote would: not where blanks or those who stayed away are in the base.
 */
function castingVote(result: MethodResult, policy: TiePolicy): MethodResult {
  if (policy.kind !== 'decided' || !policy.chosen.includes(0)) return result;
  const [found, ...more] = result.exhibits;
  if (found?.kind !== 'threshold' || more.length > 0) return result;
  const { share, comparison } = found.rule;
  const level =
    comparison === '>' && BigInt(found.votes) * share.den === BigInt(found.of) * share.num;
  if (!level) return result;
  const exhibit: TieBreakExhibit = {
    kind: 'tie-break',
    options: [0, 1],
    seats: 1,
    chosen: [0],
    by: 'decision',
    ...(policy.by !== undefined && { decidedBy: policy.by }),
    ...(policy.reason !== undefined && { reason: policy.reason }),
  };
  return { outcome: { kind: 'passed' }, exhibits: [found, exhibit] };
}
