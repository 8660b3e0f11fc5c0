import type { DiagnosticArgs } from '../../base/diagnostic-codes.ts';
import { formatNumber } from '../numbers.ts';
import type { Catalogue } from './catalogue.ts';
import { expectedWords, keyElsewhere, slips } from './definition-words.ts';
import { meantWords } from './methods.ts';
import { otherwise } from './otherwise.ts';
import { counting, inShell, plural, quoted } from './words.ts';

/** What is said of definitions, columns, contests and marks. */
export const definitionMessages = {
  'definition.unreadable': ({ reason }) => ({
    message: `The definition cannot be read: ${reason}.`,
    hint: 'Check the path that --config names.',
  }),
  'definition.syntax': ({ problem, slip }) =>
    slip
      ? slips[slip.kind](slip.text)
      : {
          message: `The definition cannot be read: ${problem}`,
          hint: 'Look at that line and the one above it: keys of one block begin in the same column, and a text with ": " in it stands in quotes.',
        },
  'definition.unknown-key': ({ key, elsewhere }) => ({
    message: `There is no key ${quoted(key)} here.`,
    hint:
      elsewhere === undefined
        ? 'Keys are listed by tally schema definition.'
        : keyElsewhere(key, elsewhere),
  }),
  'definition.value': ({ key, expected, missing, meant }) => ({
    message: `The value of ${key} ${missing ? 'is missing' : 'does not fit'}; expected: ${expectedWords(expected)}.`,
    hint: `${meant ? `${meantWords(meant)} ` : ''}The README lists all keys with what they hold; tally schema definition prints them.`,
  }),
  'definition.two': ({ first, second }) => ({
    message: `There are two definitions beside the ballots, ${first} and ${second}.`,
    hint: 'Keep one, or name one with --config.',
  }),
  'column.unknown': ({ heading, columns }) => ({
    message: `No column has the heading ${quoted(heading)} (the file has ${counting(columns, 'column')}).`,
    hint: 'Write the heading as it stands in the file, or #3 for the third column. tally check --no-config lists them.',
  }),
  'column.ambiguous': ({ heading, numbers }) => ({
    message: `Several columns have the heading ${quoted(heading)}: ${numbers}.`,
    hint: `Name one by its number: "${numbers.split(',')[0]}".`,
  }),
  'column.two-roles': ({ heading, first, second }) => ({
    message: `The column ${quoted(heading)} is named both as ${first} and as ${second}.`,
    hint: 'A column has one role: drop one of them.',
  }),
  'columns.not-counted': ({ columns }) => ({
    message: `${counting(columns, 'column')} ${plural(columns, 'looks', 'look')} like a contest and ${plural(columns, 'is', 'are')} not counted, for the contests were named.`,
    hint: `Add ${plural(columns, 'it', 'them')} under contests, or under columns: ignored.`,
  }),
  'columns.may-weigh': ({ columns }) => ({
    message: `${counting(columns, 'column')} of numbers may hold the weights of the ballots, and ${plural(columns, 'was', 'were')} not counted: each ballot weighs one.`,
    hint: 'If ballots weigh what stands there: --weight "its heading" (in a definition: columns: {weight: "its heading"}; tally init writes that line, to be uncommented). If not: --ignore "its heading". If it is what was voted on: --contest names the columns to count.',
  }),
  'columns.binding': ({ heading }) => ({
    message: `${quoted(heading)} says of each ballot whether it is binding, and nothing tells whether those count that are not.`,
    hint: `If all count: --ignore ${inShell(heading)}. If the binding ones alone: --ignore ${inShell(heading)} and --roll FILE, a list of those who may cast them (--voter names the column that says who voted). If it was voted on itself: --contest ${inShell(heading)}, with the others.`,
  }),
  'columns.doubtful': ({ columns, kind }) => ({
    message: {
      private: `${counting(columns, 'column')} ${plural(columns, 'was', 'were')} taken for free text by ${plural(columns, 'its', 'their')} values, and not counted.`,
      answered: `${counting(columns, 'column')} ${plural(columns, 'was', 'were')} taken for private by ${plural(columns, 'its heading', 'their headings')}, and not counted, though the cells may be answers.`,
      ignored: `${counting(columns, 'column')} ${plural(columns, 'was', 'were')} left out, for nothing tells what ${plural(columns, 'it is', 'they are')}.`,
    }[kind],
    hint: 'If one says who voted: --voter "its heading"; what a ballot weighs: --weight; neither: --ignore. If one is a contest: --contest "its heading" (with the others), or list the contests in a definition (tally init).',
  }),
  'id.twice': ({ id }) => ({
    message: `The id "${id}" is used twice.`,
    hint: 'Give each its own id.',
  }),
  'contests.none': ({ columns, codes }) => ({
    message: `No contest was found in ${counting(columns, 'column')}.${
      codes === undefined
        ? ''
        : ` ${quoted(codes)} holds a code for each row, as encrypted ballots and receipts have: it does not say how anybody voted.`
    }`,
    hint:
      codes === undefined
        ? 'Name one: --contest "its heading".'
        : 'Export the votes themselves, if your tool gives them out. If a column is a contest all the same: --contest "its heading".',
  }),
  'contests.uncategorised': ({ contests }) => ({
    message: `${counting(contests, 'contest')} ${plural(contests, 'belongs', 'belong')} to no category.`,
    hint: 'Add them to a category, so that no vote is left out of the roll-ups.',
  }),
  'contest.unknown': ({ name }) => ({
    message: `There is no contest ${quoted(name)}.`,
    hint: 'Write the heading of its column, or its id, as tally check shows it.',
  }),
  'contest.ambiguous': ({ name, ids }) => ({
    message: `${quoted(name)} is the title of several contests.`,
    hint: `Name it by its id: ${ids.join(' or ')}.`,
  }),
  'contest.no-column': ({ title }) => ({
    message: `The contest ${quoted(title)} names no column.`,
    hint: 'Add column: with its heading, or status: withdrawn.',
  }),
  'contest.column-twice': ({ heading }) => ({
    message: `Two contests name the column ${quoted(heading)}.`,
    hint: 'Keep one of them.',
  }),
  'contest.boxes': ({ id, title, columns, coded }) => ({
    message: `${quoted(title)} lies over ${counting(columns, 'column')}${coded ? ' of 1 and 2' : ''}, which may be the boxes of one contest${coded ? ' (2 where one is chosen)' : ''} or a question each.`,
    hint: coded
      ? `Say which: --method ${id}=approval; or --method ${id}=question, with what the codes mean: --read 1=yes --read 2=no.`
      : `Say which: --method ${id}=approval or --method ${id}=question.`,
  }),
  'contest.too-many-options': ({ title, options, limit }) => ({
    message: `${quoted(title)} has ${formatNumber(options)} different answers; a contest can have ${formatNumber(limit)} options.`,
    hint: `If it is no contest, leave it out: --ignore ${inShell(title)}.`,
  }),
  'groups.too-many': ({ heading, groups, limit }) => ({
    message: `${quoted(heading)} names ${formatNumber(groups)} different groups; ${formatNumber(limit)} can be counted by themselves.`,
    hint: 'Name a column of fewer groups, or none.',
  }),
  'options.some-columns': ({ title }) => ({
    message: `In ${quoted(title)} some options have a column of their own and some have none.`,
    hint: 'Give each option its column, or none.',
  }),
  'contest.binding': ({ id, title, votes }) => ({
    message: `Some votes in ${quoted(title)} are binding and some are not, or do not say so: nothing tells which count.`,
    hint: `If all count: ${reading(votes, () => true)}. If those alone that are called binding: ${reading(votes, ({ tag }) => tag === 'binding')}. If each is an option: --method ${id}=plurality.`,
  }),
  'contest.numbers': ({ titles: [first = '', ...others] }) => ({
    message: `${quoted(first)} holds numbers, which may be what was voted on or what each ballot weighs${others.length === 0 ? '' : `; nothing tells whether the contest is that or ${others.map(quoted).join(' or ')}`}.`,
    hint: `Name what was voted on: ${[first, ...others].map((one) => `--contest ${inShell(one)}`).join(' or ')}. If a column says what each ballot weighs, name that too: --weight "its heading".`,
  }),
  'contest.zero-one': ({ title }) => ({
    message: `${quoted(title)} holds only 0 or 1, and does not say which is for and which is against.`,
    hint: 'Say it: --read 1=yes --read 0=no (or vocabulary: {yes: ["1"], no: ["0"]} in the definition). If such columns are the boxes of one contest: --method candidates=approval. If it is no part of the vote: --ignore "its heading".',
  }),
  'contest.uncertain': ({ id, title, method, pair, why }) =>
    why === undefined
      ? {
          message: `${quoted(title)} was read as ${method === 'question' ? 'a question' : `a choice by ${method}`}, from its values alone; it may be meant otherwise.`,
          hint: pair
            ? `If it is a question, say which is which: --read ${asWord(pair[0])}=yes --read ${asWord(pair[1])}=no. If it is a choice: --method "${id}=${method}".`
            : `If it is one: --method "${id}=${method}". If it is no part of the vote: --ignore ${inShell(title)}${method === 'plurality' ? ', or --voter, --group or --weight for what it says. If its answers mean yes and no: --read WORD=yes --read WORD=no.' : '.'}`,
        }
      : otherwise[why](title, id),
  'contest.about-voter': ({ id, title, method }) => ({
    message: `${quoted(title)} seems to be about the voter, and was counted as if it were voted on${method === 'question' ? '; whoever says no there counts all the same' : ''}.`,
    hint: `If it is no part of the vote: --ignore ${inShell(title)}${method === 'question' ? '' : `, or --group ${inShell(title)}`} (in a definition: not under contests, but columns: ignored${method === 'question' ? '' : ' or group'}). If it is voted on: --method "${id}=${method}".`,
  }),
  'contest.min-over-max': ({ min, max }) => ({
    message: `A ballot would need ${min} marks (min) and could have ${max} (max).`,
    hint: 'min must not be larger than max.',
  }),
  'contest.no-seats': ({ title }) => ({
    message: `${quoted(title)} is a question: it has no seats.`,
    hint: 'Drop seats, or name a method that fills them: plurality or approval.',
  }),
  'contest.yes-no': ({ id, title, method }) => ({
    message: `${quoted(title)} is answered by yes and no, and was counted as a choice by ${method}, which elects one of the two.`,
    hint: `If it is to pass or to fail by its rule: --method "${id}=question", or method: question in a definition, where seats and else are then to be dropped. If not, there is nothing to do.`,
  }),
  'contest.rule-in-title': ({ id, title, method, words, meant, rule, ranks }) => {
    if (ranks)
      return {
        message: `${quoted(title)} speaks of ${quoted(words)}, and its cells are no rankings: it was counted by ${method}, where the most votes win.`,
        hint: `For ${meant} each ballot must rank its choices, in a column for each rank, a column of ranks for each option, or cells such as A > B > C: look whether the export has them. If the most votes are to win: --method "${id}=${method}".`,
      };
    const most = method === 'plurality';
    if (method === 'stv')
      return {
        message: `${quoted(title)} speaks of ${quoted(words)}, and it was decided by the quota of a single transferable vote.`,
        hint: 'A single transferable vote takes no other rule: hold its last round against yours by hand.',
      };
    if (method === 'instant-runoff')
      return {
        message: `${quoted(title)} speaks of ${quoted(words)}, and it was decided by more than half of the continuing votes.`,
        hint: 'An instant runoff takes no other rule: hold its last round against yours by hand.',
      };
    const decided = rule ?? (most ? 'the most votes' : 'a majority of the valid votes');
    const more = meant === 'majority' ? '' : ` --rule "${id}=${meant}"`;
    return {
      message: `${quoted(title)} speaks of ${quoted(words)}, and it was decided by ${decided}.`,
      hint: most
        ? `If more is needed: --method "${id}=majority"${more}. If not: --method "${id}=plurality".`
        : `If more is needed:${more}, or what your bylaws say. If not: --rule "${id}=majority". In a definition this is the rule of the contest.`,
    };
  },
  'contest.quota-in-title': ({ title, words, method }) => ({
    message: `${quoted(title)} says ${quoted(words)}, which had no part in the count: ${method === 'stv' ? 'the rankings alone say who is elected' : 'those with the most votes are elected, whoever they are'}.`,
    hint:
      method === 'stv'
        ? 'Hold the outcome against it by hand. Where it is not met, your rules say how the count goes on: whom it passes over, and from which round; first choices alone do not say who takes whose place.'
        : 'Hold the outcome against it by hand. Where it is not met, your rules say who takes whose place; the votes of all are in the report.',
  }),
  'contest.joined-options': ({ id, title, option, separator, ballots }) => ({
    message: `In ${quoted(title)} ${quoted(option)} was counted as one option (${counting(ballots, 'ballot')}); it may be several that were marked together.`,
    hint: `If they are several: --method "${id}=approval" --separator ${inShell(`${id}=${separator}`)}. If it is one, or a comma or the like stands in an option itself, list the options in a definition.`,
  }),
  'marks.over-title': ({ id, title, words, most, ballots }) => ({
    message: `${quoted(title)} says ${quoted(words)}, and ${counting(ballots, 'ballot')} that ${ballots === 1 ? 'marks' : 'mark'} more ${ballots === 1 ? 'counts' : 'count'}.`,
    hint: `If such a ballot is invalid: --max "${id}=${most}", or max: ${most} in a definition.`,
  }),
  'option.twice': ({ spelling }) => ({
    message: `The spelling ${quoted(spelling)} stands for two options.`,
    hint: 'Each spelling can mean one option only.',
  }),
  'word.twice': ({ word, meanings }) => ({
    message: `The word ${quoted(word)} is given several meanings: ${meanings.join(', ')}.`,
    hint: 'A word can mean one thing only.',
  }),
  'option.unknown': ({ title, option }) => ({
    message: `${quoted(title)} has no option ${quoted(option)}.`,
    hint: 'Write the option as it is listed, or its id.',
  }),
  'options.alike': ({ title, pairs }) => ({
    message: `In ${quoted(title)} ${counting(pairs, 'pair')} of options ${plural(pairs, 'is', 'are')} spelt nearly alike, and counted apart.`,
    hint: 'If two are one, list the options with aliases in a definition.',
  }),
  'marks.unread': ({ title, ballots, reads, word = 'WORD' }) => ({
    message: `In ${quoted(title)} ${counting(ballots, 'ballot')} ${plural(ballots, 'says', 'say')} ${
      reads === 'question'
        ? 'neither yes, no nor abstain'
        : reads === 'scores'
          ? 'something that is no score'
          : 'something that is none of its options'
    }.`,
    hint:
      reads === 'question'
        ? `If the words have a meaning, give it: --read ${inShell(`${word}=blank`)}, or vocabulary in a definition.`
        : reads === 'scores'
          ? `Scores are whole numbers. If the words have a meaning, give it: --read ${inShell(`${word}=blank`)}.`
          : `If they spell an option in another way, list it with them in a definition: {title: "Ann Ott", aliases: ["A. Ott"]}. If the words have a meaning, give it: --read ${inShell(`${word}=blank`)}.`,
  }),
  'marks.miscounted': ({ title, ballots, reason, reads, single = false }) => ({
    message:
      reads === 'ranking'
        ? `In ${quoted(title)} ${counting(ballots, 'ballot')} ${plural(ballots, 'ranks', 'rank')} several options first, and ${plural(ballots, 'is', 'are')} invalid there.`
        : `In ${quoted(title)} ${counting(ballots, 'ballot')} ${plural(ballots, 'marks', 'mark')} too ${reason === 'too-many' ? 'many' : 'few'} options, and ${plural(ballots, 'is', 'are')} invalid there.`,
    ...(single && {
      hint: 'If such a cell is one option, list it whole under options in a definition, in quotes: "Ott, Ann".',
    }),
  }),
  'marks.spoilt': ({ title, ballots, marked, reads, word = 'rejected' }) => ({
    message: `In ${quoted(title)} ${formatNumber(ballots)} of ${counting(marked, 'marked ballot')} ${plural(ballots, 'says', 'say')} in words that the mark is invalid.`,
    hint:
      reads === 'question'
        ? `If it is an answer, say what it means: --read ${inShell(`${word}=no`)}.`
        : 'If it is the name of an option, list the options in a definition.',
  }),
  'category.too-many-positions': ({ limit }) => ({
    message: `A category can have ${limit} positions.`,
    hint: 'Make two categories of it.',
  }),
  'position.outside-category': ({ title, category }) => ({
    message: `A position selects ${quoted(title)}, which is not in the category ${quoted(category)}.`,
    hint: 'Add the contest to the category.',
  }),
} satisfies Partial<Catalogue>;

/** An answer as it stands in a flag. */
function asWord(answer: string): string {
  return /^[\p{L}\p{N}-]+$/u.test(answer) ? answer : inShell(answer);
}

type Vote = DiagnosticArgs['contest.binding']['votes'][number];

/** The flags that give votes their meaning; those that do not count are blank. */
function reading(votes: readonly Vote[], counts: (vote: Vote) => boolean): string {
  return votes
    .map((vote) => `--read ${inShell(`${vote.text}=${counts(vote) ? vote.meaning : 'blank'}`)}`)
    .join(' ');
}
