import type { Table } from '../csv/table.ts';
import type { Admission } from '../election/admit.ts';
import type { Definition } from '../election/definition.ts';
import type { Contest, Election } from '../election/election.ts';
import type { Grouping } from '../election/groups.ts';
import type { JointProfile } from '../election/joint.ts';
import type { Amount, Profile } from '../election/profile.ts';
import type { Roll } from '../election/roll.ts';
import type { Settings } from '../election/settings.ts';
import type { Unit } from '../methods/base.ts';
import type { Decided } from '../methods/decide.ts';

export interface CountedContest {
  readonly contest: Contest;
  readonly profile: Profile;
  readonly decided: Decided;
}

/** Everything that was counted, before it is put into words. */
export interface Counted {
  readonly version: string;
  readonly table: Table;
  readonly election: Election;
  readonly settings: Settings;
  readonly definitionFile?: string;
  readonly roll?: Roll;
  readonly admission: Admission;
  readonly contests: readonly CountedContest[];
  readonly joints: readonly JointProfile[];
  readonly groupings: readonly Grouping[];
  /** the number of eligible voters, where it is known */
  readonly eligible?: number;
  /** all counted ballots */
  readonly total: Amount;
  readonly unit: Unit;
  /** decimal places of the unit that decides */
  readonly places: number;
  readonly frozen: Definition;
}
