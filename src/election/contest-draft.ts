import type { ColumnFacts } from './column-facts.ts';
import type { KindReader } from './column-role.ts';
import type { ContestDefinition } from './definition.ts';
import type { Contest } from './election.ts';
import type { KindReading } from './infer-kind.ts';
import type { KnownMethods, Settings } from './settings.ts';
import type { Spread } from './spread.ts';
import type { Vocabularies } from './vocabulary.ts';

/** What every contest of a file is resolved with. */
export interface ContestContext {
  readonly columns: readonly ColumnFacts[];
  readonly separators: readonly string[];
  readonly readKind: KindReader;
  readonly words: Vocabularies;
  readonly methods: KnownMethods;
  readonly settings: Settings;
  /** by their made columns, the contests that lie over several columns */
  readonly spreads: ReadonlyMap<number, PlacedSpread>;
}

/** A contest that lies over several columns, with what its made column holds. */
export interface PlacedSpread {
  readonly spread: Spread;
  readonly kind: KindReading;
  /** what follows from how it lies there */
  readonly own?: ContestDefinition;
}

/** What a contest is before its ids are settled: a definition, and the column and kind that go with it. */
export interface Draft {
  readonly own: ContestDefinition;
  readonly at: number;
  readonly facts?: ColumnFacts;
  readonly kind?: KindReading;
  readonly spread?: Spread;
}

/** The contest that a draft came to. */
export interface Drafted extends Pick<Draft, 'own' | 'at'> {
  readonly contest: Contest;
}
