import * as z from 'zod';
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
import { duplicatesPolicies, quorumCounts, stampOrders } from './policies.ts';
import { cellKinds } from './spread.ts';

/**
 * The definition of an election as a file holds it. Everything is optional: what is absent is
 * inferred from the ballots. A column is named by its heading, or `#3` for the third column.
 */

const column = text.describe('A heading of the ballots file, or #3 for its third column.');
const maybeColumn = column.optional();
const columns = z.union([column, z.array(column).min(1)]);
const group = z.union([
  column,
  z.strictObject({
    column,
    separator: maybeText.describe(
      'What stands between groups in a cell, where a voter may be in several.',
    ),
  }),
]);
const groups = z.union([group, z.array(group).min(1)]);
const words = z.array(text);
const id = z
  .string()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u,
    'an id has letters, digits, dots, dashes and underscores only',
  )
  .describe('A short name, for other keys and for --require.');
const count = z.int().min(0);

const eligible = z.union([
  count,
  z.strictObject({
    voters: count,
    weight: z.number().min(0).max(1e15).optional().describe('What they weigh together.'),
  }),
]);

const delimiterSchema = z.enum([',', ';', '\t', '|']);

const timestamp = z.union([
  column,
  z.strictObject({
    column,
    order: z
      .enum(stampOrders)
      .optional()
      .describe('How 3/4/2019 is read: mdy is 4 March, dmy is 3 April.'),
  }),
]);

const weight = z.union([
  column,
  z.strictObject({
    column,
    point: z
      .enum(['.', ','])
      .optional()
      .describe('The decimal point; the other sign groups thousands.'),
  }),
]);

const roll = z.union([
  text,
  z.strictObject({
    file: text.describe('A CSV file beside the definition, one row an eligible voter.'),
    id: maybeColumn,
    group: groups.optional(),
    weight: weight.optional(),
    voting: maybeColumn.describe('A column that says who may vote: yes or no.'),
  }),
]);

const vocabulary = z.strictObject({
  yes: words.optional(),
  no: words.optional(),
  abstain: words.optional(),
  blank: words.optional(),
  invalid: words.optional(),
});

const option = z.union([
  scalar,
  z.strictObject({
    id: id.optional(),
    title: text,
    aliases: words.optional().describe('Other spellings that mean this option.'),
    column: maybeColumn.describe('The column of its box or its rank, where each option has one.'),
  }),
]);

const writeIns = z
  .union([z.boolean(), z.strictObject({ listed: z.int().min(1) })])
  .describe(
    'Voters may write what is not among the options; listed is the fewest ballots with which it is shown by itself.',
  );

const statuses = ['active', 'withdrawn'] as const;

const selection = z.union([
  text,
  z
    .record(z.string(), z.union([scalar, z.boolean(), z.array(scalar).min(1)]))
    .refine((own) => Object.keys(own).length > 0, 'a contest with its option'),
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
        count: z.enum(quorumCounts).optional(),
        rule: quorumRule.optional(),
      }),
    ])
    .describe(
      'What must be there for a vote to decide: more than half of eligible, unless it says otherwise.',
    );
  const bands = z
    .array(z.strictObject({ title: text, rule }))
    .min(1)
    .describe('Names for shares, strongest first: {title: clear mandate, rule: "> 2/3"}.');
  const position = z.strictObject({
    id: id.optional(),
    title: text,
    selections: z
      .array(selection)
      .min(1)
      .describe('p01 is a yes on p01; "p07: no" a no; {plan: [A, B]} options of a choice.'),
    rule: positionRule.optional(),
  });
  const category = z.strictObject({
    id: id.optional(),
    title: text,
    within: maybeText.describe('The category in which it lies.'),
    contests: z.array(text).optional(),
    positions: z.array(position).optional(),
  });
  const contest = z.strictObject({
    id: id.optional(),
    column: maybeColumn,
    columns: z
      .array(column)
      .min(2)
      .optional()
      .describe(
        'A column for each rank, the first choice first, which counts; with the method approval a column for each vote.',
      ),
    cells: z
      .enum(cellKinds)
      .optional()
      .describe(
        'What stands in the columns of the options: ticks, scores or ranks; or the cells of one column list options in order, and the first choice counts.',
      ),
    title: maybeText,
    method: z.enum(vocabularyOf.methods).optional(),
    rule: rule.optional(),
    quorum: z.union([z.literal('none'), quorum]).optional(),
    present: count.optional().describe('How many were present, for rules "of present".'),
    else: z
      .enum(['runoff', 'reballot'])
      .optional()
      .describe('What follows when nobody has a majority.'),
    if: selection.optional().describe('It applies only if this passed: p01, "p01: no", "plan: A".'),
    none: scalar.optional().describe('The option that elects nobody, such as none of the above.'),
    ties: ties.optional(),
    bands: bands.optional(),
    seats: z.int().min(1).optional(),
    min: z.int().min(0).optional().describe('The fewest marks a ballot may have.'),
    max: z.int().min(1).optional().describe('The most marks a ballot may have.'),
    options: z.array(option).min(1).optional(),
    writeIns: writeIns.optional(),
    vocabulary: vocabulary.optional().describe('Words of this contest alone.'),
    separator: maybeText.describe('What stands between two marks in one cell.'),
    status: z.enum(statuses).optional(),
  });
  return z
    .strictObject({
      $schema: z.string().optional(),
      title: maybeText.describe('Shown at the head of the report.'),
      subtitle: maybeText,
      delimiter: delimiterSchema.optional(),
      sheet: maybeText.describe('Of a workbook: its first sheet, if absent.'),
      columns: z
        .strictObject({
          timestamp: timestamp.optional(),
          voter: maybeColumn,
          group: groups.optional(),
          weight: weight.optional(),
          private: columns.optional().describe('Read, never reported.'),
          ignored: columns.optional(),
        })
        .optional(),
      vocabulary: vocabulary.optional().describe('Words added to those that are known.'),
      zone: z.string().optional().describe('An IANA zone or an offset, for times that name none.'),
      opens: z.string().optional(),
      closes: z.string().optional(),
      duplicates: z.enum(duplicatesPolicies).optional(),
      roll: roll.optional(),
      eligible: eligible
        .optional()
        .describe('The number of eligible voters, where there is no roll; and their weight.'),
      present: count.optional().describe('How many were present, for rules "of present".'),
      rule: rule.optional(),
      quorum: quorum.optional(),
      ties: generalTies.optional(),
      bands: bands.optional(),
      contests: z.array(contest).min(1).optional(),
      categories: z.array(category).min(1).optional(),
      conflicts: z
        .array(conflict)
        .min(1)
        .optional()
        .describe(
          'Contests of which one can take effect: of those that pass, the one with most votes.',
        ),
      rulings: z.array(ruling).min(1).optional(),
      groups: z.strictObject({ smallest: z.int().min(1).optional() }).optional(),
      expect: z
        .record(z.string(), z.unknown())
        .optional()
        .describe('What the result should be, as in an expect.json; tally test compares it.'),
    })
    .describe('A tally election definition');
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
