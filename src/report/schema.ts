import * as z from 'zod';
import { dispositions } from '../election/disposition.ts';
import { counterfactual, exhibit, link, outcome, quorum, robustness } from './schema-deciding.ts';
import { amount, id, sentence, share, whole } from './schema-parts.ts';

/**
 * The one document that a count produces. Reporters render it, pipes read it. Adding an optional
 * field keeps `schemaVersion`; anything else raises it.
 */

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
  heads: whole
    .optional()
    .describe(
      'Ballots behind the votes, where ballots are weighted; of scores, points unweighted.',
    ),
  share,
  score: z
    .strictObject({
      mean: amount.optional().describe('Points per valid ballot, rounded to two places.'),
      unscored: whole.describe('Valid ballots that give it no score, which counts as 0.'),
    })
    .optional()
    .describe('Of the method score, of which `votes` are points.'),
});

const contestGroup = z.strictObject({
  group: id,
  ballots: amount,
  valid: amount,
  abstain: amount,
  blank: amount,
  invalid: amount,
  options: z.array(z.strictObject({ id, votes: amount, share })),
});

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
        reason: z.enum(['unknown', 'too-many', 'too-few', 'spoilt', 'out-of-range']),
        ballots: whole,
      }),
    )
    .optional(),
  options: z.array(option),
  scores: z
    .strictObject({ lowest: whole, highest: whole, sentence })
    .optional()
    .describe('Of the method score: what a ballot may give each option.'),
  rule: z.string().optional().describe('In canonical words.'),
  quorum: quorum.optional(),
  outcome,
  exhibits: z.array(exhibit),
  band: z.string().optional().describe('The first band of the definition that it reaches.'),
  condition: z
    .strictObject({ contest: id, option: id })
    .optional()
    .describe('It applies only if this option of that contest won.'),
  rivals: z
    .array(link)
    .optional()
    .describe('Conflicting contests that stand in its way, or are tied with it.'),
  counterfactuals: z.array(counterfactual).optional(),
  baseSentence: sentence.optional(),
  robustness: robustness.optional(),
  groups: z.array(contestGroup).optional().describe('By the groups of the report.'),
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
  rule: z.string().optional().describe('In canonical words.'),
  outcome: z
    .strictObject({ kind: z.enum(['passed', 'not-passed', 'no-votes']), sentence })
    .optional()
    .describe('Where the position has a rule.'),
  band: z.string().optional(),
});

const overlap = z.strictObject({ positions: z.array(id), voters: amount });

const categoryGroup = z.strictObject({
  group: id,
  participants: amount,
  none: amount,
  positions: z.array(z.strictObject({ id, supporters: amount, only: amount, share })),
  overlaps: z.array(overlap),
});

const category = z.strictObject({
  id,
  title: z.string(),
  within: id.optional().describe('The category in which it lies.'),
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
  overlaps: z.array(overlap).describe('Voters of exactly these positions and no other.'),
  none: amount,
  several: amount,
  groups: z.array(categoryGroup).optional().describe('By the groups of the report.'),
  sentence: sentence.optional(),
});

const readColumn = z.strictObject({
  column: z.string(),
  heading: z
    .string()
    .optional()
    .describe('Absent for private columns, and for those that are ignored.'),
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
    rulings: z
      .array(
        z.strictObject({
          decision: z.enum(['accept', 'set-aside']),
          reason: z.string(),
          by: z.string(),
          rows: whole,
          sentence,
        }),
      )
      .optional()
      .describe('Recorded decisions on rows, as they were applied.'),
    weight: amount.optional().describe('Of all counted ballots, where ballots are weighted.'),
    sentence,
  }),
  turnout: z.strictObject({
    voted: whole,
    eligible: whole.optional(),
    eligibleWeight: amount.optional().describe('Of all who may vote, where ballots are weighted.'),
    share: share.optional(),
    quorum: quorum.optional(),
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
      weight: amount.optional().describe('Of its counted ballots, where ballots are weighted.'),
      share,
      eligible: whole.optional().describe('Of this group on the roll.'),
      turnout: share.optional(),
      merged: z.literal(true).optional(),
      overlapping: z
        .literal(true)
        .optional()
        .describe('A voter may be in several groups of its column: their figures add up to more.'),
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
  published: z
    .strictObject({ name: z.string(), bytes: whole, sha256: z.string(), rows: whole })
    .optional()
    .describe('The redacted ballots that were written with this report.'),
});

export type Report = z.infer<typeof reportSchema>;
export type ContestReport = Report['contests'][number];
export type CategoryReport = Report['categories'][number];
export type PositionReport = CategoryReport['positions'][number];
export type OptionReport = ContestReport['options'][number];
export type OutcomeReport = ContestReport['outcome'];
export type ExhibitReport = ContestReport['exhibits'][number];
export type CounterfactualReport = NonNullable<ContestReport['counterfactuals']>[number];
export type RobustnessReport = NonNullable<ContestReport['robustness']>;
export type QuorumReport = NonNullable<ContestReport['quorum']>;
export type AccountingReport = ContestReport['accounting'];
export type { ShareReport } from './schema-parts.ts';
export type GroupReport = Report['groups'][number];
