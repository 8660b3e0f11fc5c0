import type { Report } from '../../../src/report/schema.ts';
import type { ModelElection } from './model.ts';

/** The sums of the design's eighth section that do not hold in a report, in words. */
export function brokenIdentities(report: Report, election: ModelElection): string[] {
  const { rows, counted, setAside, files, weight } = report.accounting;
  const total = { heads: counted, weight: weight ?? counted };
  return [
    unequal('rows', rows, [counted, ...setAside.map((one) => one.rows)]),
    unequal(
      'rows of files',
      rows,
      files.map((file) => file.rows),
    ),
    unequal(
      'counted in files',
      counted,
      files.map((file) => file.counted),
    ),
    ...report.contests.flatMap((contest, at) =>
      contestFaults(contest, election.contests[at], total),
    ),
    ...report.categories.flatMap(({ id, participants, none, overlaps, several }) => [
      unequal(`participants of ${id}`, participants, [none, ...overlaps.map((one) => one.voters)]),
      unequal(
        `several of ${id}`,
        several,
        overlaps.flatMap((one) => (one.positions.length > 1 ? [one.voters] : [])),
      ),
    ]),
    ...(report.groups.length === 0
      ? []
      : [
          unequal(
            'groups',
            counted,
            report.groups.map((group) => group.ballots),
          ),
        ]),
  ].filter((fault) => fault !== '');
}

function contestFaults(
  { id, method, status, accounting, heads = accounting, options }: Report['contests'][number],
  contest: ModelElection['contests'][number] | undefined,
  total: { readonly heads: number; readonly weight: number },
): string[] {
  const parts = (own: typeof accounting) => [own.valid, own.abstain, own.blank, own.invalid];
  const within = (own: typeof accounting) => {
    const [valid, votes] = [millionths(own.valid), millionths(own.votes)];
    const [min, max] = [contest?.min ?? 1, contest?.max ?? 1].map(BigInt);
    const least = (min ?? 0n) * valid;
    return least <= votes && votes <= (max ?? 0n) * valid
      ? ''
      : `votes of ${id} are beyond its marks`;
  };
  return [
    ...(status === 'withdrawn'
      ? []
      : [
          unequal(`ballots of ${id}`, total.weight, [accounting.notOffered, accounting.ballots]),
          unequal(`heads of ${id}`, total.heads, [heads.notOffered, heads.ballots]),
        ]),
    unequal(`parts of ${id}`, accounting.ballots, parts(accounting)),
    unequal(`parts of the heads of ${id}`, heads.ballots, parts(heads)),
    unequal(
      `votes of ${id}`,
      accounting.votes,
      options.map((option) => option.votes),
    ),
    unequal(
      `heads of votes of ${id}`,
      heads.votes,
      options.map((option) => option.heads ?? option.votes),
    ),
    within(accounting),
    within(heads),
    ...(method === 'approval'
      ? []
      : [unequal(`valid of ${id}`, accounting.valid, [accounting.votes])]),
  ];
}

function unequal(what: string, whole: number, parts: readonly number[]): string {
  const sum = parts.reduce((all, part) => all + millionths(part), 0n);
  return sum === millionths(whole) ? '' : `${what}: ${whole} is not ${parts.join(' + ')}`;
}

/** Weights have six places at most, so that this is exact. */
function millionths(number: number): bigint {
  return BigInt(number.toFixed(6).replace('.', ''));
}
