/** Heads, and weight in millionths. */
export interface NaiveAmount {
  heads: number;
  weight: bigint;
}

export interface NaiveContest {
  ballots: NaiveAmount;
  valid: NaiveAmount;
  abstain: NaiveAmount;
  blank: NaiveAmount;
  invalid: NaiveAmount;
  votes: NaiveAmount;
  options: NaiveAmount[];
  reasons: { [reason: string]: number };
  unread: number;
}

export interface NaiveCategory {
  participants: NaiveAmount;
  none: NaiveAmount;
  several: NaiveAmount;
  positions: { supporters: NaiveAmount; only: NaiveAmount }[];
  /** by the positions supported, `0 2` */
  combinations: { [positions: string]: NaiveAmount };
}

export interface NaiveCount {
  /** the code with which the election must be refused */
  refused?: string;
  fates: string[];
  repeatVoters: number;
  total: NaiveAmount;
  contests: NaiveContest[];
  categories: NaiveCategory[];
  groups: { [group: string]: number };
}

export function emptyContest(options: number): NaiveContest {
  const [ballots, valid, abstain, blank] = [nothing(), nothing(), nothing(), nothing()];
  const [invalid, votes] = [nothing(), nothing()];
  const each = Array.from({ length: options }, nothing);
  return { ballots, valid, abstain, blank, invalid, votes, options: each, reasons: {}, unread: 0 };
}

export function emptyCategory(positions: number): NaiveCategory {
  const each = () => ({ supporters: nothing(), only: nothing() });
  const [participants, none, several] = [nothing(), nothing(), nothing()];
  const all = Array.from({ length: positions }, each);
  return { participants, none, several, positions: all, combinations: {} };
}

export function nothing(): NaiveAmount {
  return { heads: 0, weight: 0n };
}

export function add(amount: NaiveAmount | undefined, weight: bigint): void {
  if (amount === undefined) throw new Error('counted into nothing');
  amount.heads += 1;
  amount.weight += weight;
}
