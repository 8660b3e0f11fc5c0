import * as z from 'zod';
import { dispositions } from '../election/disposition.ts';
import { bases } from '../methods/base.ts';

/**
 * The one document that a count produces. Reporters render it, pipes read it. Adding an optional
 * field keeps `schemaVersion`; anything else raises it.
 */

const whole = z.int().min(0);
const amount = z
  .number()
  .min(0)
  .describe(
    'Votes: ballots, or their weight (at most six decimal places) where ballots are weighted.',
  );
const id = z.string();
const sentence = z.string().describe('The same words that every report shows.');
const base = z.enum(bases);

const share = z.strictObject({
  votes: amount,
  of: amount,
  base: z.string(),
  percent: z
    .number()
    .optional()
    .describe(
      'Rounded half up to two places; cut where rounding would seem to reach a threshold, 0 or 100. Absent when the base is 0.',
    ),
  cut: z
    .literal(true)
    .optional()
    .describe('The percentage was cut, not rounded: quote the fraction.'),
});

const accounting = z.strictObject({
  notOffered: whole,
  ballots: amount,
  valid: amount,
  abstain: amount,
  blank: amount,
  invalid: amount,
  votes: amount,
});

const option = z.strictObject({
  id,
  title: z.string(),
  votes: amount,
  heads: whole.optional().describe('Ballots behind the votes, where ballots are weighted.'),
  share,
});

const tie = z.strictObject({ options: z.array(id), seats: whole });

const outcome = z.strictObject({
  kind: z.enum([
    'passed',
    'not-passed',
    'elected',
    'none-elected',
    'tied',
    'runoff',
    'reballot',
    'no-votes',
    'withdrawn',
  ]),
  winners: z.array(id),
  tied: z.array(tie).optional(),
  runoff: z.array(id).optional(),
  unfilled: whole.optional(),
  sentence,
});

const threshold = z.strictObject({
  kind: z.literal('threshold'),
  option: id,
  votes: amount,
  of: amount,
  base,
  needed: amount,
  met: z.boolean(),
  excess: amount.optional(),
  short: amount.optional(),
});

const edge = z.strictObject({ option: id, votes: amount });

const exhibit = z.discriminatedUnion('kind', [
  threshold,
  z.strictObject({ kind: z.literal('cut'), lastIn: edge, firstOut: edge }),
]);

const contest = z.strictObject({
  id,
  title: z.string(),
  method: z.string(),
  seats: whole.optional(),
  status: z.enum(['active', 'withdrawn']),
  categories: z.array(id),
  accounting,
  heads: accounting
    .optional()
    .describe('The accounting in ballots, where `accounting` is in weight.'),
  invalidMarks: z
    .array(
      z.strictObject({
        reason: z.enum(['unknown', 'too-many', 'too-few', 'spoilt']),
        ballots: whole,
      }),
    )
    .optional(),
  options: z.array(option),
  rule: z.string().optional().describe('In canonical words.'),
  outcome,
  exhibits: z.array(exhibit),
});

const position = z.strictObject({
  id,
  title: z.string(),
  status: z.enum(['active', 'withdrawn']),
  selections: z.array(z.strictObject({ contest: id, option: id })),
  supporters: amount,
  heads: whole.optional(),
  ofParticipants: share,
  ofBallots: share,
  only: amount,
});

const category = z.strictObject({
  id,
  title: z.string(),
  counts: z
    .enum(['voters', 'ballots'])
    .describe(
      'What a roll-up counts: distinct voters, or ballots where duplicates are kept or not looked for.',
    ),
  participants: amount,
  heads: whole.optional(),
  contests: z.strictObject({
    active: whole,
    withdrawn: whole,
    passed: whole,
    notPassed: whole,
    other: whole,
    ids: z.array(id),
  }),
  positions: z.array(position),
  overlaps: z
    .array(z.strictObject({ positions: z.array(id), voters: amount }))
    .describe('Voters of exactly these positions and no other.'),
  none: amount,
  several: amount,
  sentence: sentence.optional(),
});

const readColumn = z.strictObject({
  column: z.string(),
  heading: z.string().optional().describe('Absent for private columns.'),
  role: z.enum(['timestamp', 'voter', 'group', 'weight', 'contest', 'private', 'ignored']),
  contest: id.optional(),
  basis: z.enum(['heading', 'values', 'definition', 'flag']),
  certain: z.boolean(),
});

export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tally: z.strictObject({ version: z.string() }),
  election: z.strictObject({ title: z.string(), subtitle: z.string().optional() }),
  inputs: z.array(
    z.strictObject({
      name: z.string(),
      role: z.enum(['ballots', 'roll']),
      bytes: whole,
      sha256: z.string(),
      rows: whole,
      encoding: z.string(),
      delimiter: z.string(),
    }),
  ),
  definition: z.strictObject({
    source: z.enum(['inferred', 'file', 'flags', 'mixed']),
    file: z.string().optional(),
    sha256: z.string().describe('Of `value` as canonical JSON.'),
    value: z.record(z.string(), z.unknown()),
  }),
  reading: z.strictObject({
    shape: z.string(),
    columns: z.array(readColumn),
    sentences: z.array(sentence).describe('How this file was read.'),
  }),
  accounting: z.strictObject({
    rows: whole,
    counted: whole,
    setAside: z.array(
      z.strictObject({ reason: z.enum(dispositions).exclude(['counted']), rows: whole, sentence }),
    ),
    files: z.array(z.strictObject({ name: z.string(), rows: whole, counted: whole })),
    duplicates: z.strictObject({
      policy: z.string(),
      lookedFor: z.boolean(),
      voters: whole.optional(),
      sentence,
    }),
    weight: amount.optional().describe('Of all counted ballots, where ballots are weighted.'),
    sentence,
  }),
  turnout: z.strictObject({
    voted: whole,
    eligible: whole.optional(),
    share: share.optional(),
    sentence,
  }),
  contests: z.array(contest),
  categories: z.array(category),
  groups: z.array(
    z.strictObject({
      id,
      title: z.string(),
      column: z.string(),
      ballots: whole,
      share,
      eligible: whole.optional().describe('Of this group on the roll.'),
      turnout: share.optional(),
      merged: z.literal(true).optional(),
    }),
  ),
  diagnostics: z.array(
    z.strictObject({
      severity: z.enum(['error', 'warning']),
      code: z.string(),
      message: z.string(),
      count: whole,
    }),
  ),
});

export type Report = z.infer<typeof reportSchema>;
export type ContestReport = Report['contests'][number];
export type CategoryReport = Report['categories'][number];
export type PositionReport = CategoryReport['positions'][number];
export type OptionReport = ContestReport['options'][number];
export type OutcomeReport = ContestReport['outcome'];
export type ExhibitReport = ContestReport['exhibits'][number];
export type AccountingReport = ContestReport['accounting'];
export type ShareReport = OptionReport['share'];
export type GroupReport = Report['groups'][number];
