import type { Catalogue } from './catalogue.ts';
import { counting, inShell, inYaml, plural, quoted } from './words.ts';

/** What is said of the list of those who may vote. */
export const rollMessages = {
  'roll.nobody': ({ rows, ballots, roll, file, why, column = '' }) => ({
    message: `None of the ${counting(rows, 'ballot')} is of a voter on the roll: their ${quoted(ballots)} was looked up in its ${quoted(roll)}.`,
    hint: {
      malformed: `Most rows of ${file} have other numbers of cells than its headings: delete what stands above the headings.`,
      zeros:
        'The ids differ in zeros before them, which spreadsheets drop: write them alike in both files.',
      near: 'The ids are not written alike: write them in both files with the same signs, spaces and letters.',
      'roll-column': `They stand in another column of the roll. In a definition (--config FILE): roll: {file: ${inYaml(file)}, id: ${inYaml(column)}}.`,
      'ballot-column': `The ids of the roll stand in another column of the ballots: --voter ${inShell(column)}.`,
      unknown: `Name other columns, if these are not the ids: --voter for the ballots; for the roll, in a definition (--config FILE), roll: {file: ${inYaml(file)}, id: "its heading"}.`,
    }[why],
  }),
  'roll.malformed': ({ rows }) => ({
    message: `${counting(rows, 'row')} of the roll ${plural(rows, 'is', 'are')} malformed and left out.`,
    hint: 'Mend them: a voter may be missing.',
  }),
  'roll.below': ({ rows }) => ({
    message: `${counting(rows, 'row')} below the members of the roll ${plural(rows, 'was', 'were')} passed over: ${plural(rows, 'it holds', 'they hold')} totals, a note or nothing.`,
    hint: `If ${plural(rows, 'it is a member', 'they are members')}, move ${plural(rows, 'it', 'them')} above another member; else nothing to do.`,
  }),
  'roll.totals': ({ rows }) => ({
    message: `${counting(rows, 'row')} among the members of the roll ${plural(rows, 'looks', 'look')} like totals; each is counted as a member.`,
    hint: `Delete ${plural(rows, 'it, if it is none', 'them, if they are none')}.`,
  }),
  'roll.no-id': ({ rows }) => ({
    message: `${counting(rows, 'row')} of the roll ${plural(rows, 'has', 'have')} no id and ${plural(rows, 'is', 'are')} left out.`,
    hint: 'Give them an id, or name the id column: roll: {file: …, id: …}.',
  }),
  'roll.twice': ({ rows }) => ({
    message: `${counting(rows, 'row')} of the roll ${plural(rows, 'repeats', 'repeat')} a voter; each voter is eligible once.`,
    hint: 'If a member is there twice, remove the repeated rows. If several members share an id, give each one of their own, here and in the ballots.',
  }),
  'roll.voting-unread': ({ rows }) => ({
    message: `${counting(rows, 'row')} of the roll ${plural(rows, 'does', 'do')} not say whether the member may vote.`,
    hint: 'Write yes or no.',
  }),
  'roll.weight-unread': ({ rows }) => ({
    message: `${counting(rows, 'row')} of the roll ${plural(rows, 'has', 'have')} a weight that cannot be read; the eligible are weighed without ${plural(rows, 'it', 'them')}.`,
    hint: 'Write the weights as 12 or 12.5; 0 for none.',
  }),
  'roll.weight-unused': ({ heading, file, byFlag }) => ({
    message: `The column ${quoted(heading)} of the roll may be weights, and was not used: each ballot counts once.`,
    hint: byFlag
      ? `If it weighs: --weight ${inShell(heading)}. If not: --ignore ${inShell(heading)}. In a definition: weight or ignored, under roll.`
      : `Settle it in a definition (--config FILE). It weighs: roll: {file: ${inYaml(file)}, weight: ${inYaml(heading)}}. It does not: roll: {file: ${inYaml(file)}, ignored: ${inYaml(heading)}}.`,
  }),
  'roll.standing-unused': ({ heading, file, rows }) => ({
    message: `The column ${quoted(heading)} of the roll was not used, and speaks against ${counting(rows, 'member')}, who ${plural(rows, 'counts', 'count')} as eligible.`,
    hint: `Settle it in a definition (--config FILE). Those may not vote: roll: {file: ${inYaml(file)}, voting: ${inYaml(heading)}}. They may: roll: {file: ${inYaml(file)}, ignored: ${inYaml(heading)}}.`,
  }),
  'roll.no-voter-column': ({ heading }) => ({
    message: 'There is a roll, and the ballots have no column of voter ids.',
    hint:
      heading === undefined
        ? 'Name it: --voter "its heading".'
        : `Most ids of one stand on the roll: --voter ${inShell(heading)}.`,
  }),
} satisfies Partial<Catalogue>;
