import type { ColumnFacts } from './column-facts.ts';
import type { ContestDefinition } from './definition.ts';
import type { KindReading } from './infer-kind.ts';
import type { KnownMethods, Settings } from './settings.ts';
import type { Vocabularies } from './vocabulary.ts';

/** What every contest of a file is resolved with. */
export interface ContestContext {
  readonly columns: readonly ColumnFacts[];
  readonly separators: readonly string[];
  readonly words: Vocabularies;
  readonly methods: KnownMethods;
  readonly settings: Settings;
}

/** What a contest is before its ids are settled: a definition, and the column and kind that go with it. */
export interface Draft {
  readonly own: ContestDefinition;
  readonly at: number;
  readonly facts?: ColumnFacts;
  readonly kind?: KindReading;
}
