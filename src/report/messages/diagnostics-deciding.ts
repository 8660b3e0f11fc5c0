import type { DiagnosticArgs } from '../../base/diagnostic-codes.ts';
import { formatNumber } from '../numbers.ts';
import type { Catalogue } from './catalogue.ts';
import { counting, plural, quoted } from './words.ts';

const ruleExpected: Readonly<Record<string, string>> = {
  rule: 'Write majority, two-thirds, three-quarters, or a comparison such as "> 60%" or ">= 2/3", and a base: "of ballots"; or "at least 3 in favour", "at most 2 against" or "no veto"; join them with "and" and "or".',
  share:
    'Write a fraction, a percentage or a decimal up to 1 (after > less than 1): 2/3, 60%, 0.5; or a number of votes: "at least 3 in favour".',
  base: 'The bases are valid, valid+invalid, valid+abstain, ballots, present, eligible, eligible-abstain, and a number; those of a position are participants, ballots, present, eligible, and a number.',
  comparison: 'Write > (more than) or >= (at least) before it: the difference decides exact ties.',
  number: 'Write a whole number, such as "at least 3 in favour".',
  scope:
    'Write "in each", "in more than half of", "in at least 3 of" or "by one voice per", and the heading of the groups.',
  group: 'Write the heading of the column of groups, in quotes: in each "Class".',
  bracket: 'Close the bracket: (majority or no veto).',
  end: 'A rule ends here; join another with "and" or "or".',
  alone:
    'A position is supported or not: its rule has shares and minimums, no votes against and no groups.',
  method:
    'That says how votes are counted, which is the method: without a rule, the most votes win in method: plurality and method: approval.',
  unit: 'All rules of a contest count the same: ballots, or what they weigh. Where heads decide beside weights, let each voter be a group of its own: majority and majority by one voice per "Owner".',
  nested: 'A rule that holds in groups cannot hold in other groups as well; join two with "and".',
};

const baseHints: Readonly<Record<string, string>> = {
  present:
    'Say it with --present N, or present: in a definition. How many of each group were present cannot be said.',
  eligible:
    'Say it with --eligible N, or give the roll with --roll FILE, with the weights or the groups that the rule needs.',
};

/** Why a tie stands that was to be broken. */
const undecidedTies = {
  few: (title: string) => ({
    message: `The recorded decision on a tie in ${title} names too few of those tied, so the tie stands.`,
    hint: 'Name as many of the tied as there are places.',
  }),
  'few-stay': (title: string) => ({
    message: `The recorded decision on a tie in ${title} does not say who of those tied stays and who is out, so the tie stands.`,
    hint: 'Under ties: decided, name those who stay, of every tie that the report tells: all who are tied in a round but one; of surpluses the one that goes on first.',
  }),
  unlisted: (title: string) => ({
    message: `The tie in ${title} is not broken by the order of the list, for not all who are tied are on it: the tie stands.`,
    hint: 'Add them to options: where they belong, or record a decision: ties: {decided: …}.',
  }),
  casting: (title: string) => ({
    message: `The recorded casting vote on ${title} does not count, for its rule is not one of more than half that the votes are level with.`,
    hint: 'Add the vote to the ballots if it is one, or take ties: out.',
  }),
};

/** What is said of rules, quorums, ties, conflicts and rulings. */
export const decidingMessages = {
  'definition.rule': ({ text, at, found, expected }) => ({
    message: `The rule ${quoted(text)} is not understood at character ${at + 1}${found === '' ? '' : `, "${found}"`}.`,
    hint: ruleExpected[expected] ?? '',
  }),
  'rule.base-unknown': ({ base, eligible, weighted, ...asked }) =>
    base !== 'present' && eligible !== undefined
      ? {
          message: `${askedWords(asked)}, and of the ${formatNumber(eligible)} eligible only the number is known, not ${weighted === true ? 'what they weigh' : 'who is in which group'}.`,
          hint:
            weighted === true
              ? `Give the roll with its weights, in a definition: roll: {file: FILE, weight: its heading}. Without a roll: eligible: {voters: ${eligible}, weight: N}.`
              : 'Give the roll with its groups (--roll FILE, --group HEADING).',
        }
      : {
          message: `${askedWords(asked)}, and how many are ${base === 'present' ? 'present' : 'eligible'} is not known.`,
          hint: baseHints[base] ?? baseHints.eligible ?? '',
        },
  'rule.near-share': ({ title, rule, share, votes, of, met }) => ({
    message: `${quoted(title)} is decided by ${rule}, which is nearly ${share} and not it: ${formatNumber(votes)} of ${formatNumber(of)} is ${met ? 'less' : 'not less'} than ${share}.`,
    hint: `If your bylaws say ${share}, write "at least ${share}" in the rule in place of the percentage. If they say ${rule}, there is nothing to do.`,
  }),
  'rule.group-unknown': ({ heading }) => ({
    message: `A rule must hold in the groups of ${quoted(heading)}, and no column has that heading.`,
    hint: 'Write the heading as it stands in the ballots. If it stands on the roll, name it with --group as well, or as group under roll in a definition.',
  }),
  'rule.veto': ({ title, limit }) => ({
    message: `The rule on ${quoted(title)} says "${limit}", and nobody can be against there.`,
    hint: 'Votes are against a question: in the rule of a choice and in a quorum a limit on them has no meaning.',
  }),
  'groups.unfilled': ({ heading, ballots }) => ({
    message: `Each group of ${quoted(heading)} stands on one ballot alone, and ${counting(ballots, 'ballot')} ${plural(ballots, 'names', 'name')} none.`,
    hint: 'If its cells were merged in the spreadsheet, only the first of them kept its text: fill in the others. If not, there is nothing to do.',
  }),
  'rule.groups-unnamed': ({ heading, ballots }) => ({
    message: `${counting(ballots, 'ballot')} ${plural(ballots, 'names', 'name')} no group in ${quoted(heading)}, and ${plural(ballots, 'is', 'are')} in none of the groups in which a rule must hold.`,
    hint: 'Fill in the group, or give the roll with its groups. Where the rule is of some voters alone, and the others are to have no group, there is nothing to do.',
  }),
  'rule.small-groups': ({ heading, groups, smallest }) => ({
    message: `A rule must hold in each group of ${quoted(heading)}, of which ${formatNumber(groups)} ${plural(groups, 'has', 'have')} fewer than ${formatNumber(smallest)} ballots: whether ${plural(groups, 'it', 'they')} carried it may tell how somebody voted.`,
    hint: 'The rule makes this known; think of it before you publish.',
  }),
  'contest.key-unfit': ({ key, method }) => ({
    message: `The key ${quoted(key)} has no meaning with the method ${method}.`,
    hint:
      key === 'else'
        ? 'else: runoff or reballot goes with method: majority.'
        : 'none: names an option of a choice.',
  }),
  'contest.several-conditions': ({ title }) => ({
    message: `${quoted(title)} hangs on several things; it can hang on one.`,
    hint: 'Write one: if: p01, "p01: no" or "plan: A".',
  }),
  'contest.circular': ({ title }) => ({
    message: `${quoted(title)} hangs on itself, through what it applies after or conflicts with.`,
    hint: 'Mend the if: keys and the conflicts.',
  }),
  'contests.apart': () => ({
    message:
      'Not all contests are counted: conflicts and conditions with the others were left out, and categories hold those that are counted only.',
    hint: 'Count all contests, without --contest.',
  }),
  'conflict.not-question': ({ title }) => ({
    message: `${quoted(title)} is no question, and only questions can be in a conflict set.`,
    hint: 'List proposals that pass or fail.',
  }),
  'conflict.not-member': ({ name }) => ({
    message: `The recorded decision on a tie names ${quoted(name)}, which is not among the contests that conflict.`,
    hint: 'Name some of the contests of the conflict set.',
  }),
  'category.empty': ({ title }) => ({
    message: `The category ${quoted(title)} has no contests.`,
    hint: 'List contests:, or another category within: it.',
  }),
  'category.unknown': ({ name }) => ({
    message: `There is no category ${quoted(name)}.`,
    hint: 'Name one by its id or its title.',
  }),
  'category.circular': ({ title }) => ({
    message: `The category ${quoted(title)} lies within itself.`,
    hint: 'Mend the within: keys.',
  }),
  'options.uncategorised': ({ options }) => ({
    message: `${counting(options, 'option')} of contests that a category sorts into positions ${plural(options, 'belongs', 'belong')} to no position.`,
    hint: 'Add them to a position, if they should support one.',
  }),
  'ties.undecided': ({ title, why }) => undecidedTies[why](quoted(title)),
  'ties.no-list': ({ title }) => ({
    message: `Ties in ${quoted(title)} are to be broken by the order of a list, and its options are not listed.`,
    hint: 'List them under options: in a definition, in the order that decides.',
  }),
  'quorum.unreachable': ({ unit, title, needed, eligible }) => ({
    message: `The quorum of ${quoted(title)} is ${formatNumber(needed)}, and ${unit === 'weight' ? `those who are eligible weigh ${formatNumber(eligible)} together` : `only ${formatNumber(eligible)} ${plural(eligible, 'is', 'are')} eligible`}.`,
    hint: 'Mend quorum:, or eligible:.',
  }),
  'ruling.nobody': () => ({
    message: 'A ruling names no row of these files.',
    hint: 'Name a voter by the id that stands in the ballots, or a row by file: and line: (tally check lists lines).',
  }),
  'ruling.twice': () => ({
    message: 'Two rulings mean the same row.',
    hint: 'Keep one of them.',
  }),
  'ruling.without-effect': ({ rows }) => ({
    message: `${counting(rows, 'row')} that a ruling accepts ${plural(rows, 'is', 'are')} set aside all the same: ${plural(rows, 'it', 'they')} cannot be read as ${plural(rows, 'a ballot', 'ballots')}, or a later ballot of the voter counts.`,
    hint: 'Mend the row in the file, or set the other ballot of the voter aside.',
  }),
  'groups.unanimous': ({ groups, contests }) => ({
    message: `In ${counting(contests, 'contest or category', 'contests or categories')} all ballots of a group say the same (${counting(groups, 'group')}): the report tells how each of its members voted.`,
    hint: 'Think of it before you publish, or raise groups: {smallest: N}.',
  }),
  'weights.distinctive': ({ weights, smallest }) => ({
    message: `${counting(weights, 'weight')} ${plural(weights, 'is', 'are')} borne by fewer than ${formatNumber(smallest)} counted ballots each: sums of weights may tell how these voted.`,
    hint: 'Think of it before you publish.',
  }),
  'present.exceeded': ({ unit, title, present, ballots }) => ({
    message:
      unit === 'weight'
        ? `The ballots of ${quoted(title)} weigh ${formatNumber(ballots)} together, and only ${counting(present, 'vote')} ${plural(present, 'was', 'were')} present.`
        : `${quoted(title)} has ${counting(ballots, 'ballot')}, and only ${formatNumber(present)} ${plural(present, 'was', 'were')} present.`,
    hint:
      unit === 'weight'
        ? 'Say in present: what those who were there weigh together, or mend the ballots.'
        : 'Mend present:, or the ballots.',
  }),
} satisfies Partial<Catalogue>;

/** `"Board" is decided by "majority of eligible"`, or what its quorum is, or that of all. */
function askedWords({
  title,
  of,
  rule,
}: Pick<DiagnosticArgs['rule.base-unknown'], 'title' | 'of' | 'rule'>): string {
  if (of === 'rule') return `${quoted(title ?? '')} is decided by "${rule}"`;
  return `The quorum${title === undefined ? '' : ` of ${quoted(title)}`} is "${rule}"`;
}
