import type { ConflictSet } from '../../election/election.ts';
import type { OpenBallots } from '../../election/open-ballots.ts';
import type { Situation } from '../decide.ts';
import type { Outcome } from '../method.ts';
import { sameOutcome } from '../same-outcome.ts';
import { type Settled, settle } from '../settle.ts';
import { anyOf, never } from './condition.ts';
import { type Field, fieldOf, type Polled } from './field.ts';
import { changesAmong, type Linked, otherLevels } from './links.ts';
import { type Margin, marginOf } from './margin.ts';
import { changesFrom } from './outcome-condition.ts';
import { beforeTies, withoutPolicy } from './raw-outcomes.ts';
import { canHold } from './set-aside.ts';
import { forMargin, forOpen } from './shortlist.ts';

/** How firmly an outcome stands. */
export interface Robustness {
  /** the fewest counted ballots whose mark in this contest, changed, changes the outcome */
  readonly margin: Margin;
  /**
   * Whether what was set aside could change the outcome: `ballots` are rows set aside that could count,
   * `marks` are invalid marks of counted ballots. Of a bound, `changes` is whether it might.
   */
  readonly setAside: {
    readonly kind: 'exact' | 'bound' | 'not-computed';
    readonly changes: boolean;
    readonly ballots: number;
    readonly marks: number;
  };
}

/** The contests of an election, decided and settled, and what was set aside, if anything was. */
export interface Election {
  readonly contests: readonly Polled[];
  readonly settled: readonly (Settled | undefined)[];
  readonly conflicts: readonly ConflictSet[];
  readonly situation: Situation;
  readonly open: OpenBallots | undefined;
}
