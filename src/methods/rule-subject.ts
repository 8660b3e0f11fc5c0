import { contestBases, type NamedBase } from './base.ts';

/** Of what a rule is: which bases there are, and which one it has when it names none. */
export interface RuleSubject {
  readonly base: NamedBase;
  readonly bases: readonly NamedBase[];
  /** `ballots`: a whole number, such as "at least 50", is so many */
  readonly counts: 'votes' | 'ballots';
  /** `alone`: nobody votes against it, and it is not counted by group */
  readonly stands: 'among-votes' | 'alone';
}

export const ofContest: RuleSubject = {
  base: 'valid',
  bases: contestBases,
  counts: 'votes',
  stands: 'among-votes',
};
export const ofPosition: RuleSubject = {
  base: 'participants',
  bases: ['participants', 'ballots', 'present', 'eligible'],
  counts: 'votes',
  stands: 'alone',
};
export const ofQuorum: RuleSubject = {
  base: 'eligible',
  bases: contestBases,
  counts: 'ballots',
  stands: 'among-votes',
};
