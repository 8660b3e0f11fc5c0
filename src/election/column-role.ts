import type { ColumnFacts } from './column-facts.ts';
import type { KindReading } from './infer-kind.ts';
import type { Vocabularies } from './vocabulary.ts';

export type Role = 'timestamp' | 'voter' | 'group' | 'weight' | 'contest' | 'private' | 'ignored';

/** What a column is taken for, and what that rests on. */
export interface ColumnRole {
  readonly role: Role;
  readonly basis: 'heading' | 'values' | 'definition' | 'flag';
  readonly certain: boolean;
  /** left out, for its numbers may say what each ballot weighs, though others do */
  readonly mayWeigh?: true;
  /** of a contest column */
  readonly kind?: KindReading;
  /** the made column of which this one is a part */
  readonly partOf?: number;
}

/** Reads what a column asks from its values. */
export type KindReader = (facts: ColumnFacts, words: Vocabularies) => KindReading;
