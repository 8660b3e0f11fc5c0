import * as z from 'zod';
import { dispositions } from '../election/disposition.ts';
import { amount, id, whole } from './schema-parts.ts';

/**
 * What a result should be, in short: an `expect.json`, written by hand. Only what it says is compared;
 * an unknown key is refused, for nothing would check it.
 */

const title = z.string();

/** An object as its entries: a title may be `__proto__`, which a record of zod drops. */
const counts = z
  .unknown()
  .transform((value) => Object.entries(Object(value)))
  .pipe(z.array(z.tuple([title, amount])).min(1))
  .describe('Votes by the title of each option.');

const contest = z
  .strictObject({
    id: id.optional(),
    title: title.optional(),
    status: z.enum(['active', 'withdrawn']).optional(),
    method: z.string().optional(),
    column: z.int().min(1).optional().describe('The number of its column, from 1.'),
    counts: counts.optional(),
    accounting: z
      .strictObject({
        valid: whole.optional(),
        abstain: whole.optional(),
        blank: whole.optional(),
        invalid: whole.optional(),
      })
      .optional()
      .describe('In ballots, also where these are weighted.'),
    votes: amount.optional(),
    outcome: z.string().optional(),
    winners: z.array(title).optional(),
    tied: z.array(title).optional(),
    seats: whole.optional().describe('What the tied share.'),
    runoff: z.array(title).optional(),
    rounds: z.array(counts).optional().describe('Of each round, the votes of who is left.'),
    needed: amount.optional(),
    excess: amount.optional(),
    short: amount.optional(),
    quorum: z.strictObject({ needed: amount.optional(), met: z.boolean().optional() }).optional(),
    band: title.nullable().optional().describe('The band that it reaches; null where none.'),
    byGroup: z.array(z.strictObject({ group: title, column: title.optional(), counts })).optional(),
    robustness: z
      .strictObject({
        margin: z.union([whole, z.string()]).optional(),
        setAside: z.strictObject({ ballots: whole, marks: whole, changes: z.boolean() }).optional(),
      })
      .optional(),
  })
  .refine((own) => (own.id ?? own.title) !== undefined, 'a contest goes by its id or its title');

const position = z.strictObject({
  category: id,
  id,
  status: z.enum(['active', 'withdrawn']).optional(),
  supporters: amount.optional(),
  only: amount.optional(),
  outcome: z.string().optional(),
  band: title.nullable().optional(),
});

const category = z.strictObject({
  id,
  within: id.optional(),
  contests: z.array(id).optional(),
  participants: amount.optional(),
  none: amount.optional(),
  overlaps: z.array(z.strictObject({ positions: z.array(id).min(2), voters: amount })).optional(),
  byGroup: z
    .array(
      z.strictObject({
        group: title,
        participants: amount.optional(),
        none: amount.optional(),
        supporters: counts.optional(),
      }),
    )
    .optional(),
});

const grouped = {
  ballots: whole.optional(),
  eligible: whole.optional(),
  column: title.optional(),
};

const counted = z.strictObject({
  exit: z.literal(0).optional(),
  files: z.array(z.string()).optional(),
  rows: whole.optional(),
  counted: whole.optional(),
  eligible: whole.optional(),
  setAside: z.partialRecord(z.enum(dispositions).exclude(['counted']), whole).optional(),
  fileRows: z.array(z.strictObject({ name: z.string(), rows: whole, counted: whole })).optional(),
  contests: z.array(contest).optional(),
  positions: z.array(position).optional(),
  categories: z.array(category).optional(),
  groups: z.array(z.strictObject({ title, ...grouped })).optional(),
  merged: z
    .array(z.strictObject({ groups: z.array(title), ...grouped }))
    .optional()
    .describe('Groups that are shown as one.'),
  rulings: z
    .array(z.strictObject({ decision: z.enum(['accept', 'set-aside']), rows: whole }))
    .optional(),
  warnings: z.array(z.string()).optional().describe('Codes that must be among the warnings.'),
  unread: whole
    .optional()
    .describe('Ballots with a selection that was not read, beside others that were.'),
});

const refused = z.strictObject({
  exit: z.literal([2, 3]),
  codes: z.array(z.string()).min(1).describe('The codes of all errors.'),
});

export const expectationSchema = z.union([refused, counted]);

export type ExpectedCount = z.infer<typeof counted>;
export type ExpectedRefusal = z.infer<typeof refused>;
export type ExpectedContest = NonNullable<ExpectedCount['contests']>[number];
export type ExpectedCategory = NonNullable<ExpectedCount['categories']>[number];
export type Entries = z.infer<typeof counts>;
