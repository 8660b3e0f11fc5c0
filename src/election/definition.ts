import * as z from 'zod/mini';
import {
  column,
  columns,
  count,
  delimiterSchema,
  eligible,
  groups,
  maybeColumn,
  roll,
  timestamp,
  weight,
  words,
} from './definition-columns.ts';
import {
  conflict,
  generalTies,
  type MethodVocabulary,
  maybeText,
  ruleSchema,
  ruling,
  scalar,
  text,
  ties,
} from './definition-rules.ts';
import { duplicatesPolicies, quorumCounts } from './policies.ts';
import { readRange } from './score-range.ts';
import { boxMeanings, cellKinds } from './spread.ts';

/**
 * The definition of an election as a file holds it. Everything is optional: what is absent is
 * inferred from the ballots. A column is named by its heading, or `#3` for the third column.
 */

const id = z
  .string()
  .check(
    z.regex(
      /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u,
      'an id has letters, digits, dots, dashes and underscores only',
    ),
  )
  .with(z.describe('A short name, for other keys and for --require.'));
const vocabulary = z.strictObject({
  yes: z.optional(words),
  no: z.optional(words),
  abstain: z.optional(words),
  blank: z.optional(words),
  invalid: z.optional(words),
});

const option = z.union([
  scalar,
  z.strictObject({
    id: z.optional(id),
    title: text,
    aliases: z.optional(words).with(z.describe('Other spellings that mean this option.')),
    column: maybeColumn.with(
      z.describe('The column of its box or its rank, where each option has one.'),
    ),
    means: z
      .optional(z.enum(boxMeanings))
      .with(
        z.describe(
          'Of a box that is no option: a ballot that ticks it alone abstains, is blank or is invalid.',
        ),
      ),
  }),
]);

const writeIns = z
  .union([z.boolean(), z.strictObject({ listed: z.int().check(z.minimum(1)) })])
  .with(
    z.describe(
      'Voters may write what is not among the options; listed is the fewest ballots with which it is shown by itself.',
    ),
  );

const statuses = ['active', 'withdrawn'] as const;

const selection = z.union([
  text,
  z
    .record(z.string(), z.union([scalar, z.boolean(), z.array(scalar).check(z.minLength(1))]))
    .check(z.refine((own) => Object.keys(own).length > 0, 'a contest with its option')),
]);

/** The schema of a definition file, for the methods there are. */
export function definitionSchemaFor(vocabularyOf: MethodVocabulary) {
  const rule = ruleSchema(
    vocabularyOf,
    'contest',
    'When a contest is decided: majority, two-thirds, "> 60% of ballots", {all: [...]}, {each: {group: Class, rule: majority}}.',
  );
  const positionRule = ruleSchema(
    vocabularyOf,
    'position',
    'What a position needs: "two-thirds of participants".',
  );
  const quorumRule = ruleSchema(
    vocabularyOf,
    'quorum',
    'majority (of eligible), ">= 25%", "at least 50".',
  );
  const quorum = z
    .union([
      quorumRule,
      z.strictObject({
        count: z.optional(z.enum(quorumCounts)),
        rule: z.optional(quorumRule),
      }),
    ])
    .with(
      z.describe(
        'What must be there for a vote to decide: more than half of eligible, unless it says otherwise.',
      ),
    );
  const bands = z
    .array(z.strictObject({ title: text, rule }))
    .check(z.minLength(1))
    .with(z.describe('Names for shares, strongest first: {title: clear mandate, rule: "> 2/3"}.'));
  const position = z.strictObject({
    id: z.optional(id),
    title: text,
    selections: z
      .array(selection)
      .check(z.minLength(1))
      .with(z.describe('p01 is a yes on p01; "p07: no" a no; {plan: [A, B]} options of a choice.')),
    rule: z.optional(positionRule),
  });
  const category = z.strictObject({
    id: z.optional(id),
    title: text,
    within: maybeText.with(z.describe('The category in which it lies.')),
    contests: z.optional(z.array(text)),
    positions: z.optional(z.array(position)),
  });
  const contest = z.strictObject({
    id: z.optional(id),
    column: maybeColumn,
    columns: z
      .optional(z.array(column).check(z.minLength(2)))
      .with(
        z.describe(
          'A column for each rank, the first choice first, which counts; with the method approval a column for each vote.',
        ),
      ),
    cells: z
      .optional(z.enum(cellKinds))
      .with(
        z.describe(
          'What stands in the columns of the options: ticks, scores or ranks; or the cells of one column list options in order, and the first choice counts; or each is a list, as programs write it.',
        ),
      ),
    title: maybeText,
    method: z.optional(z.enum(vocabularyOf.methods)),
    rule: z.optional(rule),
    quorum: z.optional(z.union([z.literal('none'), quorum])),
    present: z.optional(count).with(z.describe('How many were present, for rules "of present".')),
    else: z
      .optional(z.enum(['runoff', 'reballot']))
      .with(z.describe('What follows when nobody has a majority.')),
    if: z
      .optional(selection)
      .with(z.describe('It applies only if this passed: p01, "p01: no", "plan: A".')),
    none: z
      .optional(scalar)
      .with(z.describe('The option that elects nobody, such as none of the above.')),
    ties: z.optional(ties),
    bands: z.optional(bands),
    seats: z.optional(z.int().check(z.minimum(1))),
    min: z
      .optional(z.int().check(z.minimum(0)))
      .with(z.describe('The fewest marks a ballot may have.')),
    max: z
      .optional(z.int().check(z.minimum(1)))
      .with(z.describe('The most marks a ballot may have.')),
    scores: z
      .optional(
        z
          .string()
          .check(z.refine((text) => readRange(text) !== undefined, 'a range such as "0 to 5"')),
      )
      .with(z.describe('Of the method score: what a ballot may give an option, such as 0 to 5.')),
    options: z.optional(z.array(option).check(z.minLength(1))),
    writeIns: z.optional(writeIns),
    vocabulary: z.optional(vocabulary).with(z.describe('Words of this contest alone.')),
    separator: maybeText.with(z.describe('What stands between two marks in one cell.')),
    status: z.optional(z.enum(statuses)),
  });
  return z
    .strictObject({
      $schema: z.optional(z.string()),
      title: maybeText.with(z.describe('Shown at the head of the report.')),
      subtitle: maybeText,
      delimiter: z.optional(delimiterSchema),
      sheet: maybeText.with(z.describe('Of a workbook: its first sheet, if absent.')),
      columns: z.optional(
        z.strictObject({
          timestamp: z.optional(timestamp),
          voter: maybeColumn,
          group: z.optional(groups),
          weight: z.optional(weight),
          private: z.optional(columns).with(z.describe('Read, never reported.')),
          ignored: z.optional(columns),
        }),
      ),
      vocabulary: z.optional(vocabulary).with(z.describe('Words added to those that are known.')),
      zone: z
        .optional(z.string())
        .with(z.describe('An IANA zone or an offset, for times that name none.')),
      opens: z.optional(z.string()),
      closes: z.optional(z.string()),
      duplicates: z.optional(z.enum(duplicatesPolicies)),
      roll: z.optional(roll),
      eligible: z
        .optional(eligible)
        .with(
          z.describe('The number of eligible voters, where there is no roll; and their weight.'),
        ),
      present: z.optional(count).with(z.describe('How many were present, for rules "of present".')),
      rule: z.optional(rule),
      quorum: z.optional(quorum),
      ties: z.optional(generalTies),
      bands: z.optional(bands),
      contests: z.optional(z.array(contest).check(z.minLength(1))),
      categories: z.optional(z.array(category).check(z.minLength(1))),
      conflicts: z
        .optional(z.array(conflict).check(z.minLength(1)))
        .with(
          z.describe(
            'Contests of which one can take effect: of those that pass, the one with most votes.',
          ),
        ),
      rulings: z.optional(z.array(ruling).check(z.minLength(1))),
      groups: z.optional(z.strictObject({ smallest: z.optional(z.int().check(z.minimum(1))) })),
      expect: z
        .optional(z.record(z.string(), z.unknown()))
        .with(
          z.describe('What the result should be, as in an expect.json; tally test compares it.'),
        ),
    })
    .with(z.describe('A tally election definition'));
}

export type Definition = z.infer<ReturnType<typeof definitionSchemaFor>>;
export type EligibleDefinition = NonNullable<Definition['eligible']>;
export type ContestDefinition = NonNullable<Definition['contests']>[number];
export type CategoryDefinition = NonNullable<Definition['categories']>[number];
export type TiesDefinition = NonNullable<ContestDefinition['ties']>;
export type GroupsDefinition = NonNullable<NonNullable<Definition['columns']>['group']>;
export type QuorumDefinition = NonNullable<Definition['quorum']>;
export type RulingDefinition = NonNullable<Definition['rulings']>[number];
export type OptionDefinition = NonNullable<ContestDefinition['options']>[number];
export type SelectionDefinition = NonNullable<
  CategoryDefinition['positions']
>[number]['selections'][number];
