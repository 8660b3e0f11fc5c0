import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { dispositions } from '../../src/election/disposition.ts';
import { fixtures } from './fixture.ts';

/**
 * What an expect.json may say: facts counted by hand. Every object is strict, for a key that
 * nothing checks is a fault of the fixture, not a fact to pass over.
 */

const whole = z.int().min(0);
const amount = z.number().min(0);
const title = z.string();
const id = z.string();

/** An object as its entries: a title may be `__proto__`, which a record of zod drops. */
export const entries = z
  .unknown()
  .transform((value) => Object.entries(Object(value)))
  .pipe(z.array(z.tuple([title, amount])).min(1));

const active = z.strictObject({
  id: id.optional(),
  title,
  method: z.string().optional(),
  column: z.int().min(1).optional().describe('The number of its column, from 1.'),
  counts: entries,
  accounting: z
    .strictObject({ valid: whole, abstain: whole, blank: whole, invalid: whole })
    .describe('In ballots, also where these are weighted.'),
  votes: amount.optional(),
  outcome: z.string(),
  winners: z.array(title).optional(),
  tied: z.array(title).optional(),
  seats: whole.optional().describe('What the tied would share.'),
  runoff: z.array(title).optional(),
  rounds: z.array(entries).optional().describe('Of each round, who is left.'),
  needed: amount.optional(),
  excess: amount.optional(),
  short: amount.optional(),
  quorum: z.strictObject({ needed: amount.optional(), met: z.boolean() }).optional(),
  band: title.nullable().optional().describe('The band that it reaches; null where none.'),
  byGroup: z
    .array(
      z.strictObject({
        group: title.describe('The title under which it is shown.'),
        column: title.optional().describe('Where groups of two columns have one title.'),
        counts: entries,
      }),
    )
    .optional()
    .describe('By all groups that are shown.'),
  robustness: z
    .strictObject({
      margin: z.union([whole, z.literal('unchangeable')]).describe('In ballots, and exact.'),
      setAside: z.strictObject({ ballots: whole, marks: whole, changes: z.boolean() }).optional(),
    })
    .optional(),
});

const withdrawn = z.strictObject({ id, title, status: z.literal('withdrawn') });

const position = z.union([
  z.strictObject({
    category: id,
    id,
    supporters: amount,
    only: amount.optional(),
    outcome: z.enum(['passed', 'not-passed', 'no-votes']).optional(),
    band: title.nullable().optional(),
  }),
  z.strictObject({ category: id, id, status: z.literal('withdrawn') }),
]);

const category = z.strictObject({
  id,
  within: id.optional(),
  contests: z.array(id).optional().describe('All that count in it, those within it as well.'),
  participants: amount,
  none: amount,
  overlaps: z
    .array(z.strictObject({ positions: z.array(id).min(2), voters: amount }))
    .describe('Of two positions and more.'),
  byGroup: z
    .array(
      z.strictObject({
        group: title,
        participants: amount,
        none: amount,
        supporters: entries.describe('By the ids of the positions.'),
      }),
    )
    .optional()
    .describe('By all groups that are shown.'),
});

const counted = z.strictObject({
  exit: z.literal(0),
  files: z.array(z.string()).min(1),
  rows: whole,
  counted: whole,
  eligible: whole.optional(),
  setAside: z.partialRecord(z.enum(dispositions).exclude(['counted']), whole),
  fileRows: z.array(z.strictObject({ name: z.string(), rows: whole, counted: whole })).optional(),
  contests: z.array(z.union([withdrawn, active])).min(1),
  positions: z.array(position).optional(),
  categories: z.array(category).optional(),
  groups: z
    .array(
      z.strictObject({
        title,
        ballots: whole,
        eligible: whole.optional(),
        column: title.optional(),
      }),
    )
    .optional(),
  merged: z
    .array(
      z.strictObject({
        groups: z.array(title),
        ballots: whole,
        eligible: whole.optional(),
        column: title.optional(),
      }),
    )
    .optional()
    .describe('Groups that are shown as one. Where a column is named, only its groups are hidden.'),
  rulings: z
    .array(z.strictObject({ decision: z.enum(['accept', 'set-aside']), rows: whole }))
    .optional(),
  warnings: z.array(z.string()).optional().describe('Codes that must be among the warnings.'),
  unread: whole
    .optional()
    .describe('Ballots with a selection that was not read, beside others that were.'),
});

const refused = z.strictObject({ exit: z.literal([2, 3]), codes: z.array(z.string()).min(1) });

const expectation = z.discriminatedUnion('exit', [counted, refused]);

export type Expectation = z.infer<typeof expectation>;
export type ExpectedCount = z.infer<typeof counted>;
export type ExpectedContest = ExpectedCount['contests'][number];

/** Reads the expect.json of a fixture; throws where there is none, or one with an unknown key. */
export function expectationOf(fixture: string): Expectation {
  const text = readFileSync(join(fixtures, fixture, 'expect.json'), 'utf8');
  return expectation.parse(JSON.parse(text));
}
