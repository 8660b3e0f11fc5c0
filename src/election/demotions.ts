import { mostAnswers, namesEachRow, nearlyNamesEachRow, tellsHours } from './column-contents.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ColumnRole } from './column-role.ts';
import { isHeaded } from './heading-test.ts';
import { groupHeading, timestampHeading, unitHeading } from './headings.ts';
import type { KindReading } from './infer-kind.ts';
import { holdsCodes } from './machine-codes.ts';
import { isFate, namesValidity, validityOf } from './validity.ts';

/** A column that may be a contest, and how it would be read. */
export interface Candidate {
  readonly facts: ColumnFacts;
  readonly kind: KindReading;
}

/** Which of the open candidates are no contests beside others, and what they are. */
export interface Demotion {
  readonly doomed: (candidate: Candidate, open: readonly Candidate[]) => boolean;
  readonly role: (candidate: Candidate) => ColumnRole;
}

/** By their headings, or as the first column where nothing else says who voted; in this order. */
export function demotionsByHeading(
  first: ColumnFacts | undefined,
  voterKnown: boolean,
): readonly Demotion[] {
  const isFirst = ({ facts, kind }: Candidate) => facts === first && kind.kind !== 'question';
  return [
    {
      // Where no ballot is void, such a column is empty.
      doomed: ({ facts }) => facts.distinct === 0 && namesValidity(facts.heading),
      role: () => ({ role: 'ignored', basis: 'heading', certain: true }),
    },
    {
      doomed: ({ facts, kind }, open) =>
        validityOf(facts)?.certain === true &&
        !(
          kind.kind === 'question' &&
          isFate(
            facts.heading,
            open.map((one) => one.facts.heading),
          )
        ),
      role: ({ facts }) => ({ role: 'ignored', basis: 'heading', certain: saysBad(facts) }),
    },
    {
      doomed: (one) => isFirst(one) && namesEachRow(one.facts),
      role: () => ({ role: 'voter', basis: 'values', certain: false }),
    },
    {
      doomed: (one) => isFirst(one) && nearlyNamesEachRow(one.facts),
      role: () => ({ role: 'private', basis: 'values', certain: false }),
    },
    {
      doomed: ({ facts, kind }) =>
        (kind.kind === 'choice' || kind.kind === 'text') && isHeaded(facts, groupHeading),
      role: ({ facts }) => groupRole(facts, voterKnown),
    },
  ];
}

/** By their values; in this order. */
export function demotionsByValues(voterKnown: boolean): readonly Demotion[] {
  return [
    {
      doomed: ({ facts, kind }) =>
        kind.kind === 'choice' && facts.filled > 3 && namesEachRow(facts),
      role: ({ facts }) => apart(facts, voterKnown),
    },
    {
      doomed: ({ facts }) => isHeaded(facts, timestampHeading) && tellsHours(facts),
      role: () => ({ role: 'ignored', basis: 'values', certain: false }),
    },
    {
      doomed: ({ facts, kind }) => kind.kind === 'choice' && holdsCodes(facts) === 'perhaps',
      role: () => ({ role: 'private', basis: 'values', certain: false }),
    },
    {
      doomed: ({ kind }) => kind.kind === 'text',
      role: ({ facts }) => apart(facts, voterKnown),
    },
    {
      doomed: ({ kind }, open) =>
        kind.kind === 'empty' && !open.some((one) => one.kind.kind === 'question'),
      role: () => ({ role: 'ignored', basis: 'values', certain: false }),
    },
  ];
}

/** Whether it says of some ballots that they do not count, which is told of itself. */
function saysBad(facts: ColumnFacts): boolean {
  const { says } = validityOf(facts) ?? {};
  return says !== undefined && facts.values.some(({ folded }) => says(folded));
}

/** A column of groups has few values; one with a value for nearly every row is a place or a name, kept private. */
function groupRole(facts: ColumnFacts, voterKnown: boolean): ColumnRole {
  const few = facts.distinct * 2 <= facts.filled || facts.distinct <= mostAnswers;
  return few ? { role: 'group', basis: 'heading', certain: true } : apart(facts, voterKnown);
}

/** What each row has of its own; a flat of each owner is no doubt. */
function apart(facts: ColumnFacts, voterKnown: boolean): ColumnRole {
  return { role: 'private', basis: 'values', certain: voterKnown && isHeaded(facts, unitHeading) };
}
