import { formatNumber } from '../numbers.ts';
import type { Catalogue } from './catalogue.ts';
import { ignoring } from './ignoring.ts';
import { adding, approving, scoresApart } from './scores.ts';
import { counting, plural, quoted } from './words.ts';

/** What is said of scores, and of columns that may be. */
export const scoreMessages = {
  'contest.scores': (scores) =>
    scores.apart === undefined
      ? {
          message: `${quoted(scores.title)} has scores, and nothing says how they are to be counted.`,
          hint: `${adding(scores)} ${approving(scores)} To leave it out: ${ignoring(scores.columns)}.`,
        }
      : scoresApart(scores, scores.apart, ignoring(scores.columns)),
  'contest.no-scores': ({ title }) => ({
    message: `${quoted(title)} is to be counted by scores, and it has no column of numbers for each option.`,
    hint: 'Scores are whole numbers from 0 up, in a column for each option. Where the columns are not seen to be one contest, a definition says so: "columns", with "method: score"; or options, each with its "column".',
  }),
  'scores.no-key': ({ title, key }) => {
    const name = `${quoted(title)} is counted by scores, of which the largest sum wins: it`;
    switch (key) {
      case 'rule':
        return { message: `${name} takes no rule.`, hint: 'Leave the rule out.' };
      case 'writeIns':
        return {
          message: `${name} knows no write-ins.`,
          hint: 'List every option, and leave "writeIns" out.',
        };
      case 'bands':
        return {
          message: `${name} knows no bands, which are shares of votes.`,
          hint: 'Leave "bands" out.',
        };
      case 'min':
      case 'max':
        return {
          message: `${name} knows no "${key}", for a ballot may score as many options as it likes.`,
          hint: `Leave "${key}" out. What a ballot may give is said by "scores: 0 to 5".`,
        };
    }
  },
  'scores.may-be-ranks': ({ title }) => ({
    message: `${quoted(title)} is counted by scores, the most points first, and nearly every ballot numbers the options as ranks do, each with a number of its own from 1 on.`,
    hint: 'If 1 is the first choice, this elects whom the fewest want: --method with instant-runoff for one seat, or stv for several. If a larger number is better, there is nothing to do.',
  }),
  'scores.range-inferred': ({ title, range, highest, times }) => ({
    message: `${quoted(title)} is counted with scores from ${range}, for nobody said what a ballot may give: the highest, ${formatNumber(highest)}, is given ${counting(times, 'time')}.`,
    hint: `Say the range in a definition, in its contest: "scores: ${range}". A ballot that gives what is not in it is then invalid there.`,
  }),
  'marks.out-of-range': ({ title, ballots, range }) => ({
    message: `In ${quoted(title)} ${counting(ballots, 'ballot')} ${plural(ballots, 'gives', 'give')} a score that is not from ${range}, and ${plural(ballots, 'is', 'are')} invalid there.`,
    hint: 'If the range is another, say so in the definition: "scores".',
  }),
} satisfies Partial<Catalogue>;
