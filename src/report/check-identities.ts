import type { AccountingReport, ContestReport, Report } from './schema.ts';

/** The sums that must hold in every report. One that does not is a bug, and is thrown. */
export function checkIdentities(report: Report): void {
  const { rows, counted, setAside, files } = report.accounting;
  same('rows', rows, total([counted, ...setAside.map((one) => one.rows)]));
  same('rows of the files', rows, total(files.map((file) => file.rows)));
  same('counted rows of the files', counted, total(files.map((file) => file.counted)));
  for (const contest of report.contests) {
    checkContest(contest, contest.accounting);
    if (contest.heads) checkParts(contest, contest.heads);
    const heads = contest.heads ?? contest.accounting;
    if (contest.groups) checkGroups(contest, contest.groups, report.groups);
    if (contest.status === 'active') {
      same(`ballots of ${contest.id}`, counted, total([heads.ballots, heads.notOffered]));
    }
  }
}

/** In groups that do not overlap, each ballot of a contest is once in each column. */
function checkGroups(
  { id, accounting, options }: ContestReport,
  figures: NonNullable<ContestReport['groups']>,
  groups: Report['groups'],
): void {
  const apart = groups.filter((group) => !group.overlapping);
  for (const column of new Set(apart.map((group) => group.column))) {
    const ids = new Set(apart.filter((one) => one.column === column).map((one) => one.id));
    const own = figures.filter((one) => ids.has(one.group));
    if (own.length === 0) continue;
    for (const part of ['ballots', 'valid', 'abstain', 'blank', 'invalid'] as const) {
      same(`${part} of ${id} by ${column}`, accounting[part], total(own.map((one) => one[part])));
    }
    options.forEach((option, at) => {
      const votes = own.map((one) => one.options[at]?.votes ?? 0);
      same(`${option.id} of ${id} by ${column}`, option.votes, total(votes));
    });
  }
}

function checkParts(contest: ContestReport, own: AccountingReport): void {
  same(
    `parts of ${contest.id}`,
    own.ballots,
    total([own.valid, own.abstain, own.blank, own.invalid]),
  );
}

function checkContest(contest: ContestReport, own: AccountingReport): void {
  checkParts(contest, own);
  if (contest.status === 'withdrawn') return;
  same(`votes of ${contest.id}`, own.votes, total(contest.options.map((option) => option.votes)));
  if (contest.scores) checkPoints(contest, contest.scores, own);
  if (contest.method !== 'approval' && contest.method !== 'score')
    same(`valid votes of ${contest.id}`, own.votes, total([own.valid]));
}

/** No valid ballot gives an option more than the highest score, and none that gives it one less than the lowest. */
function checkPoints(
  { id, options, heads }: ContestReport,
  { lowest, highest }: NonNullable<ContestReport['scores']>,
  { valid }: AccountingReport,
): void {
  for (const { id: option, votes, score } of options) {
    const scoring = heads === undefined ? valid - (score?.unscored ?? 0) : 0;
    const points = millionths(votes);
    if (
      points < BigInt(lowest * scoring) * 1_000_000n ||
      points > BigInt(highest) * millionths(valid)
    )
      throw new Error(`not accounted for: ${votes} points of ${option} in ${id}`);
  }
}

/** Sums decimals of at most six places exactly: in whole millionths. */
function total(numbers: readonly number[]): bigint {
  return numbers.reduce((sum, number) => sum + millionths(number), 0n);
}

function millionths(number: number): bigint {
  if (Number.isInteger(number)) return BigInt(number) * 1_000_000n;
  const [whole = '0', places = ''] = number.toFixed(6).split('.');
  return BigInt(whole + places);
}

function same(what: string, left: number, right: bigint): void {
  if (millionths(left) !== right) {
    throw new Error(`not accounted for: ${what}, ${left} is not ${right} millionths`);
  }
}
