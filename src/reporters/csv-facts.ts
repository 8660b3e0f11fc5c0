import type { ShareReport } from '../report/schema.ts';

/**
 * One fact of the report. Sections, measures and ids are names that programs rely on, as the keys of
 * the JSON document are: they are no words, and change with no language.
 */
export interface Fact {
  readonly section: string;
  /** what the section is about: a contest, a category, a file… by its id */
  readonly id?: string;
  readonly title?: string;
  /** a part of it: an option, a position, a combination, a reason */
  readonly item?: string;
  readonly itemTitle?: string;
  /** only these voters; all of them where it is absent */
  readonly group?: string;
  readonly groupTitle?: string;
  readonly measure: string;
  readonly value: number | string | boolean;
  /** what a share is of */
  readonly of?: number;
  readonly base?: string;
  readonly percent?: number;
}

/** What several facts are about. */
export type About = Omit<Fact, 'measure' | 'value' | 'of' | 'base' | 'percent'>;

/** Those of these values that there are, each by its name, as facts. */
export function factsOf(
  about: About,
  values: Readonly<Record<string, Fact['value'] | undefined>>,
  prefix = '',
): Fact[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ ...about, measure: `${prefix}${name}`, value }],
  );
}

/** A number with what it is a share of. */
export function shareFact(about: About, measure: string, share: ShareReport): Fact {
  const { votes, of, base, percent } = share;
  return { ...about, measure, value: votes, of, base, ...(percent !== undefined && { percent }) };
}
