import * as z from 'zod';
import { quorumCounts } from '../election/policies.ts';
import { bases } from '../methods/base.ts';
import { outcomeKinds } from './outcome-kinds.ts';
import { amount, id, sentence, share, whole } from './schema-parts.ts';

/** The parts of the document that say what decided a contest. */

const base = z.union([z.enum(bases), z.number()]).describe('A base by name, or a number of votes.');

const tie = z.strictObject({ options: z.array(id), seats: whole });

export const outcome = z.strictObject({
  kind: z.enum(outcomeKinds),
  winners: z.array(id),
  tied: z.array(tie).optional(),
  runoff: z.array(id).optional(),
  unfilled: whole.optional(),
  sentence,
  hangsOn: z
    .array(id)
    .optional()
    .describe('The contests that are not decided, and whose decision could change this outcome.'),
});

const clause = z
  .string()
  .optional()
  .describe('The condition in words, as a sentence has it among others.');

const threshold = z.strictObject({
  kind: z.literal('threshold'),
  option: id,
  votes: amount,
  of: amount,
  base,
  rule: z.string().describe('In canonical words.'),
  percent: share.shape.percent,
  needed: amount,
  met: z.boolean(),
  excess: amount.optional(),
  short: amount.optional(),
  switched: amount
    .optional()
    .describe('Votes against that would have to be in favour for it to be met.'),
  added: amount.optional().describe('More votes in favour for which it would be met.'),
  clause,
});

const minimum = z.strictObject({
  kind: z.literal('minimum'),
  option: id,
  votes: amount,
  needed: amount,
  met: z.boolean(),
  clause,
});

const veto = z.strictObject({
  kind: z.literal('veto'),
  option: id,
  against: amount,
  most: amount.optional().describe('How many may be against; if absent none, for each is a veto.'),
  met: z.boolean(),
  clause,
});

const groups = z.strictObject({
  kind: z.literal('groups'),
  option: id,
  column: z.string(),
  rule: z.string().describe('In canonical words.'),
  carried: whole,
  of: whole,
  needed: whole,
  met: z.boolean(),
  clause,
  groups: z.array(
    z.strictObject({
      title: z.string(),
      voice: z.enum(['for', 'against', 'silent']),
      votes: amount.optional().describe('Absent for groups that are not shown by themselves.'),
      against: amount.optional(),
    }),
  ),
});

const tieBreak = z.strictObject({
  kind: z.literal('tie-break'),
  options: z.array(id),
  seats: whole,
  chosen: z.array(id),
  by: z.enum(['order', 'lot', 'decision']),
  round: whole
    .optional()
    .describe('Of a count of rankings: those who were chosen stay after it, or have the surplus.'),
  surplus: z
    .literal(true)
    .optional()
    .describe('Of a round: the tie was between surpluses; the one that was chosen goes on first.'),
  draws: z
    .array(z.strictObject({ option: id, text: z.string(), hash: z.string() }))
    .optional()
    .describe('The SHA-256 of each text; the lowest comes first.'),
  decidedBy: z.string().optional(),
  reason: z.string().optional(),
  sentence,
});

const edge = z.strictObject({ option: id, votes: amount });

const round = z.strictObject({
  kind: z.literal('round'),
  round: whole,
  of: amount.describe('Votes that still count in this round.'),
  exhausted: amount.describe(
    'Votes of ballots that rank nobody who is left, and what was cut off behind five decimals.',
  ),
  options: z
    .array(z.strictObject({ option: id, votes: amount }))
    .describe('Who is left, those who are elected among them.'),
  elected: z.array(id).optional().describe('Of several seats: who is elected in it.'),
  surplus: edge.optional().describe('Whose surplus over the quota goes on after it.'),
  out: z.array(id).describe('Who is left no longer after it.'),
  tied: z
    .array(id)
    .optional()
    .describe(
      'Those with the fewest votes, or the largest surplus, where that does not say who is next.',
    ),
  sentence,
  after: sentence.optional().describe('What comes of these votes, without them.'),
});

const quota = z.strictObject({
  kind: z.literal('quota'),
  votes: amount.describe('Whoever has so many is elected.'),
  of: amount.describe('The valid votes.'),
  seats: whole,
  sentence,
});

export const exhibit = z.discriminatedUnion('kind', [
  threshold,
  minimum,
  veto,
  groups,
  tieBreak,
  quota,
  round,
  z.strictObject({ kind: z.literal('nobody'), option: id, votes: amount }),
  z.strictObject({ kind: z.literal('cut'), lastIn: edge, firstOut: edge }),
]);

/** Another contest with its votes in favour. */
export const link = z.strictObject({ contest: id, votes: amount });

export const quorum = z.strictObject({
  counts: z.enum(quorumCounts),
  rule: z.string().describe('In canonical words.'),
  votes: amount,
  of: amount.optional(),
  needed: amount.optional(),
  met: z.boolean(),
  sentence,
});

export const counterfactual = z
  .strictObject({
    base,
    computable: z.boolean().describe('Whether the size of the base is known.'),
    of: amount.optional(),
    needed: amount.optional(),
    outcome: z.string().optional(),
    winners: z.array(id).optional(),
    differs: z.boolean().optional(),
  })
  .describe('What would have come of it on another base.');

export const robustness = z.strictObject({
  margin: z
    .strictObject({
      kind: z.enum(['exact', 'at-least', 'unchangeable', 'not-computed']),
      ballots: whole.optional(),
    })
    .describe('The fewest counted ballots whose mark here, changed, changes the outcome.'),
  setAside: z
    .strictObject({
      kind: z.enum(['exact', 'bound', 'not-computed']),
      ballots: whole.describe('Ballots set aside that could count.'),
      marks: whole.describe('Invalid marks on counted ballots.'),
      changes: z.boolean(),
    })
    .describe('Whether what was set aside could change the outcome; of a bound, whether it might.'),
  sentence,
});
