import type { MarkKind } from '../election/mark.ts';
import type { Profile } from '../election/profile.ts';
import type { Electorate, Unit } from './base.ts';
import type { Count } from './count.ts';
import type { Finding } from './evaluate.ts';
import type { MethodId } from './method-ids.ts';
import type { Rule } from './rule.ts';

/** Options at the cut with the same votes, and for how many seats they are tied. One that elects nobody may be among them. */
export interface Tie {
  readonly options: readonly number[];
  readonly seats: number;
}

/** What a contest came to. Options are indexes. */
export type Outcome =
  | {
      readonly kind:
        | 'passed'
        | 'not-passed'
        | 'none-elected'
        | 'no-votes'
        | 'no-quorum'
        | 'overridden'
        | 'not-applicable';
    }
  | { readonly kind: 'elected'; readonly winners: readonly number[]; readonly unfilled: number }
  | {
      readonly kind: 'tied';
      readonly winners: readonly number[];
      readonly tied: readonly Tie[];
    }
  | {
      readonly kind: 'runoff';
      readonly runoff: readonly number[];
      readonly tied: readonly Tie[];
    }
  | { readonly kind: 'reballot' };

/** What a rule found of one option: what it has, what it needs, on which base. In the unit that decides. */
export type OptionFinding = Finding & { readonly option: number };

/** The votes at the edge of the seats: the fewest that were elected or tied for election, and the most that were not. */
export interface CutExhibit {
  readonly kind: 'cut';
  readonly lastIn: { readonly option: number; readonly votes: number };
  readonly firstOut: { readonly option: number; readonly votes: number };
}

/** The option that elects nobody stands above those that are not elected. */
interface NobodyExhibit {
  readonly kind: 'nobody';
  readonly option: number;
  readonly votes: number;
  /** decimal places of its votes, where parts of a vote count */
  readonly places?: number;
}

/** A tie that was broken: who was tied for how many seats, how it was broken, and who got them. */
export interface TieBreakExhibit {
  readonly kind: 'tie-break';
  readonly options: readonly number[];
  readonly seats: number;
  readonly chosen: readonly number[];
  readonly by: 'order' | 'lot' | 'decision';
  /** the round in which it was broken: those who were chosen stay */
  readonly round?: number;
  /** of a round: between surpluses, of which the one that was chosen goes on first */
  readonly surplus?: true;
  /** of a lot: what was hashed for each tied option, and its hash, lowest first */
  readonly draws?: readonly {
    readonly option: number;
    readonly text: string;
    readonly hash: string;
  }[];
  /** of a decision: who decided and why */
  readonly decidedBy?: string;
  readonly reason?: string;
}

/** One round of a count of rankings: each ballot stands with whom it ranks first of those who may still win. */
export interface RoundExhibit {
  readonly kind: 'round';
  readonly round: number;
  /** decimal places of its votes, where parts of a vote count */
  readonly places?: number;
  /** those who are left, the elected among them, most votes first */
  readonly votes: readonly { readonly option: number; readonly votes: number }[];
  /** what ballots weigh that rank nobody who is left, and what was cut off behind the places */
  readonly exhausted: number;
  /** who is elected in it, of several seats */
  readonly elected?: readonly number[];
  /** whose surplus goes on after it */
  readonly surplus?: { readonly option: number; readonly votes: number };
  /** who is left no longer after it; nobody in the last round */
  readonly out: readonly number[];
  readonly tie?: RoundTie;
}

/** Those with the fewest votes in a round, or the largest surplus, where that does not say who is next. */
export interface RoundTie {
  readonly options: readonly number[];
  /** between surpluses, not votes */
  readonly surplus?: true;
  /** the last earlier round that told some of them apart, and those whom it did not */
  readonly told?: { readonly round: number; readonly level: readonly number[] };
  /** that round leaves one, the tie was broken, or the same win whoever is next, or they do not, or nobody knows */
  readonly came: 'earlier' | 'broken' | 'same-winner' | 'open' | 'unknown';
}

/** The votes that are enough for a seat, of the valid votes. */
interface QuotaExhibit {
  readonly kind: 'quota';
  readonly votes: number;
  readonly of: number;
  readonly seats: number;
}

/** Evidence for an outcome: a closed set of shapes that every reporter can draw. */
export type Exhibit =
  | OptionFinding
  | CutExhibit
  | NobodyExhibit
  | TieBreakExhibit
  | QuotaExhibit
  | RoundExhibit;

/** One group of a column by itself. */
export interface GroupOfCount {
  readonly title: string;
  readonly count: Count;
  readonly electorate: Electorate;
}

/** Indexes in the order in which a policy puts them, with the evidence; undefined where it puts them in none. */
export interface Drawn {
  readonly order: readonly number[];
  readonly evidence: Pick<TieBreakExhibit, 'by' | 'draws' | 'decidedBy' | 'reason'>;
}

/** What a method is given: a contest counted, and what decides it. */
export interface MethodInput {
  readonly count: Count;
  /** the marks of which that is the count */
  readonly profile: Profile;
  readonly unit: Unit;
  readonly electorate: Electorate;
  readonly seats: number;
  /** the rule that decides, or that winners must meet; absent where most votes are enough */
  readonly rule?: Rule;
  /** the groups of the column with a heading; none where there is no such column */
  readonly groupsOf?: (heading: string) => readonly GroupOfCount[];
  /** units of one vote; 1 where votes are not weighted */
  readonly scale?: number;
  /** the option that elects nobody */
  readonly nobody?: number;
  /** what follows when nobody meets the rule of a majority */
  readonly otherwise?: 'runoff' | 'reballot';
  /** puts tied options in order; of a method that breaks ties on its way */
  readonly draw?: (tied: readonly number[]) => Drawn | undefined;
}

export interface MethodResult {
  readonly outcome: Outcome;
  readonly exhibits: readonly Exhibit[];
}

/** How marks become a result. */
export interface Method {
  readonly id: MethodId;
  readonly title: string;
  /** one line for help and docs */
  readonly summary: string;
  readonly reads: MarkKind;
  /** whether ties decide on the way, and are broken there */
  readonly breaksTies?: true;
  readonly defaultRule?: Rule;
  readonly decide: (input: MethodInput) => MethodResult;
}
