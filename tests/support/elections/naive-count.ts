import type { ModelElection, ModelMark, ModelRow } from './model.ts';
import {
  add,
  emptyCategory,
  emptyContest,
  type NaiveCategory,
  type NaiveContest,
  type NaiveCount,
  nothing,
} from './naive-figures.ts';

/** What is refused when it befalls every row: the files were misread as a whole. */
const hopeless = {
  malformed: 'rows.all-malformed',
  'not-on-roll': 'roll.nobody',
  'unreadable-weight': 'weights.none',
};

/** Counts an election the slow way, from what its rows mean and not from what its files say. */
export function countNaively(election: ModelElection): NaiveCount {
  const fates = election.rows.map((row) => fateOf(row, election));
  const count: NaiveCount = {
    fates,
    repeatVoters: 0,
    total: nothing(),
    contests: election.contests.map((contest) => emptyContest(contest.options)),
    categories: election.categories.map(({ positions }) => emptyCategory(positions.length)),
    groups: {},
  };
  for (const [fate, code] of Object.entries(hopeless)) {
    if (fates.length > 0 && fates.every((one) => one === fate)) count.refused = code;
  }
  setDuplicatesAside(election, count);
  election.rows.forEach((row, at) => {
    if (fates[at] !== 'counted') return;
    const weight = weightOf(row, election) ?? 0n;
    add(count.total, weight);
    election.contests.forEach((contest, nth) => {
      const own = count.contests[nth];
      const mark = row.marks[nth];
      if (own && mark && !contest.withdrawn) countMark(own, mark, weight);
    });
    count.categories.forEach((own, nth) => {
      countSupport(own, election, nth, row, weight);
    });
    const member = election.members?.get(row.voter ?? -1);
    const group = String((election.grouped === 'roll' ? member?.group : row.group) ?? 'none');
    count.groups[group] = (count.groups[group] ?? 0) + 1;
  });
  return count;
}

/** The first reason that holds, duplicates left out. */
function fateOf(row: ModelRow, election: ModelElection): string {
  if (row.kind !== 'ballot') return row.kind;
  const noted = election.hasVoters || election.definition.columns?.timestamp !== undefined;
  if (noted && row.cells.every((cell) => /^[\s\u200b\u200e\u200f\u2060\ufeff]*$/u.test(cell)))
    return 'empty-row';
  const ruling = election.rulings.get(row.voter ?? -1);
  const fate = ruling === 'accept' ? 'counted' : fateByRules(row, election);
  if (fate !== 'counted') return fate;
  if (weightOf(row, election) === undefined) return 'unreadable-weight';
  return ruling === 'set aside' ? 'ruling' : 'counted';
}

/** The first reason that concerns whether, by whom and when it was cast. */
function fateByRules(row: ModelRow, election: ModelElection): string {
  if (row.incomplete) return 'incomplete';
  if (election.window) {
    if (row.time === undefined) return 'unreadable-time';
    if (row.time < election.window.from) return 'before-opening';
    if (row.time > election.window.until) return 'after-closing';
  }
  if (election.members) {
    if (row.voter === undefined) return 'no-voter-id';
    const member = election.members.get(row.voter);
    if (member === undefined) return 'not-on-roll';
    if (!member.votes) return 'not-entitled';
  }
  return 'counted';
}

function weightOf(row: ModelRow, { weighted, members }: ModelElection): bigint | undefined {
  if (weighted === 'ballots') return row.weight;
  return weighted === 'roll' ? members?.get(row.voter ?? -1)?.weight : 1_000_000n;
}

function setDuplicatesAside({ rows, hasVoters, duplicates }: ModelElection, count: NaiveCount) {
  const rowsOf: { [voter: number]: number[] } = {};
  rows.forEach(({ voter }, at) => {
    if (!hasVoters || voter === undefined || count.fates[at] !== 'counted') return;
    rowsOf[voter] = [...(rowsOf[voter] ?? []), at];
  });
  for (const own of Object.values(rowsOf)) {
    if (own.length === 1) continue;
    count.repeatVoters += 1;
    if (duplicates === 'keep') continue;
    if (duplicates === 'error') count.refused = 'duplicates.refused';
    let order = own;
    if (duplicates === 'first' || duplicates === 'last') {
      const times = own.map((at) => rows[at]?.time);
      const told = !times.includes(undefined) && new Set(times).size === own.length;
      if (told) order = [...own].sort((a, b) => (rows[a]?.time ?? 0) - (rows[b]?.time ?? 0));
      else if (own.some((at) => rows[at]?.sheet !== rows[own[0] ?? 0]?.sheet))
        count.refused = 'duplicates.across-files';
    }
    const kept = duplicates === 'first' ? order[0] : duplicates === 'last' ? order.at(-1) : -1;
    for (const at of own) if (at !== kept) count.fates[at] = 'duplicate';
  }
}

function countMark(own: NaiveContest, mark: ModelMark, weight: bigint): void {
  add(own.ballots, weight);
  add(own[mark.kind], weight);
  if ('unread' in mark && mark.unread) own.unread += 1;
  if (mark.kind === 'invalid') own.reasons[mark.reason] = (own.reasons[mark.reason] ?? 0) + 1;
  if (mark.kind !== 'valid') return;
  for (const option of mark.options) {
    add(own.votes, weight);
    add(own.options[option], weight);
  }
}

function countSupport(
  own: NaiveCategory,
  { categories, contests }: ModelElection,
  nth: number,
  row: ModelRow,
  weight: bigint,
): void {
  const category = categories[nth];
  const active = (category?.contests ?? []).filter((at) => contests[at]?.withdrawn === false);
  const kinds = active.map((at) => row.marks[at]?.kind);
  if (!kinds.includes('valid') && !kinds.includes('abstain')) return;
  const supported: number[] = [];
  category?.positions.forEach((selections, at) => {
    const supports = selections.some(({ contest, option }) => {
      const mark = row.marks[contest];
      return active.includes(contest) && mark?.kind === 'valid' && mark.options.includes(option);
    });
    if (supports) supported.push(at);
  });
  add(own.participants, weight);
  if (supported.length === 0) add(own.none, weight);
  if (supported.length > 1) add(own.several, weight);
  for (const at of supported) {
    add(own.positions[at]?.supporters, weight);
    if (supported.length === 1) add(own.positions[at]?.only, weight);
  }
  const key = supported.join(' ');
  own.combinations[key] ??= nothing();
  add(own.combinations[key], weight);
}
