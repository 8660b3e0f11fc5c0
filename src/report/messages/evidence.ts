import { formatNumber } from '../numbers.ts';
import { outcomeKinds } from '../outcome-kinds.ts';
import type { CounterfactualReport, RobustnessReport } from '../schema.ts';
import { baseNoun, baseWords, weighedBase } from './bases.ts';
import { capital, outcomeLabel } from './outcome.ts';
import { counting, listing } from './words.ts';

/**
 * `On every other known base the outcome is the same.`, or
 * `Another base would change it: of 487 ballots, not passed (244 needed).`
 */
export function baseSentence(
  counterfactuals: readonly CounterfactualReport[],
  options: readonly { readonly id: string; readonly title: string }[],
  unit: 'heads' | 'weight',
): string {
  const known = counterfactuals.filter((one) => one.computable);
  const differing = known.filter((one) => one.differs);
  if (known.length === 0) return 'No other base is known.';
  if (differing.length === 0) return 'On every other known base the outcome is the same.';
  const parts = sameSize(differing).map(({ bases, of, needed, outcome, winners }) => {
    const who = winners
      .filter((id) => id !== 'yes')
      .map((id) => options.find((option) => option.id === id)?.title ?? id);
    const what = [outcomeWords(outcome), ...who].join(' ');
    const need = needed === undefined ? '' : ` (${formatNumber(needed)} needed)`;
    const [base = '', ...more] = bases.map((one) => weighedBase(one, unit));
    const also = more.length === 0 ? '' : ` (as many ${more.map(baseNoun).join(', ')})`;
    const whole = `${baseWords(of, base)}${also}`;
    return outcome === 'no-votes'
      ? `there are ${whole}, so nothing would be decided`
      : `of ${whole}, ${what}${need}`;
  });
  return `Another base would change it: ${parts.join('; ')}.`;
}

/** Said once, where many contests are alike in it. */
export function sameBaseSentence(contests: number, all: number): string {
  if (contests === all)
    return `On every other known base all ${formatNumber(all)} outcomes are the same.`;
  return `On every other known base the outcome of ${formatNumber(contests)} contests is the same; of the others it is said there.`;
}

interface Differing {
  readonly bases: readonly string[];
  readonly of: number;
  readonly needed: number | undefined;
  readonly outcome: string;
  readonly winners: readonly string[];
}

/** Bases of the same size say the same, once. */
function sameSize(differing: readonly CounterfactualReport[]): Differing[] {
  const found = new Map<string, Differing>();
  for (const { base, of = 0, needed, outcome = '', winners = [] } of differing) {
    const key = JSON.stringify([of, outcome, winners]);
    const bases = [...(found.get(key)?.bases ?? []), String(base)];
    found.set(key, { bases, of, needed, outcome, winners });
  }
  return [...found.values()];
}

function outcomeWords(kind: string): string {
  const known = outcomeKinds.find((one) => one === kind);
  return known === undefined ? kind : outcomeLabel(known);
}

/** `The 9 ballots set aside could not have changed the outcome; 52 counted ballots would have to change.` */
export function robustnessSentence({
  margin,
  setAside,
}: Pick<RobustnessReport, 'margin' | 'setAside'>): string {
  const open = openWords(setAside);
  const need = marginWords(margin);
  if (open === undefined) return need.alone;
  if (setAside.kind === 'not-computed')
    return `Whether ${open} could change the outcome was not computed. ${need.alone}`;
  if (!setAside.changes)
    return `${capital(open)} could not have changed the outcome; ${need.after}.`;
  const could = setAside.kind === 'exact' ? 'could have changed' : 'might have changed';
  return `${capital(open)} ${could} the outcome. ${need.alone}`;
}

/** `the 9 ballots set aside and 2 invalid marks`; undefined where nothing was set aside that matters. */
function openWords({ ballots, marks, changes }: RobustnessReport['setAside']): string | undefined {
  const elsewhere = ballots + marks === 0 && changes;
  if (elsewhere) return 'invalid marks in contests on which this hangs';
  const parts = [
    ...(ballots > 0 ? [`the ${counting(ballots, 'ballot')} set aside`] : []),
    ...(marks > 0 ? [`the ${counting(marks, 'invalid mark')}`] : []),
  ];
  return parts.length === 0 ? undefined : listing(parts);
}

function marginWords(margin: RobustnessReport['margin']): {
  readonly alone: string;
  readonly after: string;
} {
  const ballots = margin.ballots ?? 0;
  const some = `${counting(ballots, 'counted ballot')}`;
  switch (margin.kind) {
    case 'exact':
      return {
        alone: `The outcome stands unless ${some} had said something else.`,
        after: `${some} would have to change`,
      };
    case 'at-least':
      return {
        alone: `The outcome stands unless at least ${some} had said something else.`,
        after: `at least ${some} would have to change`,
      };
    case 'unchangeable':
      return {
        alone: 'Nothing that the counted ballots could say here would change the outcome.',
        after: 'nothing that the counted ballots could say here would change it',
      };
    case 'not-computed':
      return {
        alone: 'How many counted ballots would change the outcome was not computed.',
        after: 'how many counted ballots would change it was not computed',
      };
  }
}
