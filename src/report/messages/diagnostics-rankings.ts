import type { RankedMethod } from '../../base/ranked-diagnostic-args.ts';
import { formatNumber } from '../numbers.ts';
import type { Catalogue } from './catalogue.ts';
import { ignoring } from './ignoring.ts';
import { counting, inShell, listing, quoted } from './words.ts';

const rankedNames: Readonly<Record<RankedMethod, string>> = {
  'instant-runoff': 'instant runoff',
  stv: 'single transferable vote',
};

/** What is said of rankings, of columns that may be, and of seats. */
export const rankingMessages = {
  'contest.ranking': ({ id, title, columns, seats, titled }) => {
    const one = `For one seat, with the last out round by round: --method ${id}=instant-runoff.`;
    const known = seats !== undefined && seats > 1;
    const several = `For ${known ? formatNumber(seats) : 'several'}, by single transferable vote: --method ${id}=stv --seats ${id}=${known ? seats : '2, or however many are elected'}.`;
    const first = known || (seats === undefined && titled?.method === 'stv');
    return {
      message:
        titled === undefined
          ? `${quoted(title)} is a ranking, and nothing says how it is to be counted.`
          : `${quoted(title)} is a ranking, and only its title, ${quoted(titled.words)}, says how it is to be counted.`,
      hint: `${first ? `${several} ${one}` : `${one} ${several}`} To count first choices alone: --method ${id}=plurality. To leave it out: ${ignoring(columns)}.`,
    };
  },
  'contest.no-ranking': ({ title, method, listed, rankings = [] }) => ({
    message: `${quoted(title)} is to be counted by ${rankedNames[method]}, and its cells are no rankings.`,
    hint:
      rankings.length > 0
        ? `--method ${method} is for all contests. For rankings alone, each that is to be counted so: ${rankings.map((id) => `--method ${id}=${method}`).join(' ')}.`
        : listed
          ? 'Votes for several, in no order, cannot be counted so: the ballots must say who comes first. Only where each cell names the first choice first, a definition says so: "cells: order", with "separator".'
          : 'Rankings are a column for each rank, a column of ranks for each option, or cells such as A > B > C. Where they are not seen to be, a definition says so: "columns", that of the first choice first; "cells: ranks", with a column for each of the options; or "cells: order", with "separator".',
  }),
  'ranking.no-key': ({ title, method, key }) => {
    const name = `${quoted(title)} is counted by ${rankedNames[method]}, which`;
    switch (key) {
      case 'rule':
        return {
          message:
            method === 'stv'
              ? `${name} has a quota of its own and takes no rule.`
              : `${name} needs more than half of the continuing votes and takes no other rule.`,
          hint: 'Leave the rule out.',
        };
      case 'writeIns':
        return {
          message: `${name} knows no write-ins.`,
          hint: 'List every option, and leave "writeIns" out.',
        };
      case 'min':
      case 'max':
        return {
          message: `${name} counts every rank, however few or many a ballot gives: it knows no "${key}".`,
          hint: `Leave "${key}" out.`,
        };
    }
  },
  'contest.votes': ({ id, title, columns }) => ({
    message: `${quoted(title)} lies over ${counting(columns, 'column')} of names, which may be as many votes of each voter, or ranks.`,
    hint: `Where each name is a vote: --method ${id}=approval. Where they are ranks: --method ${id}=instant-runoff for one seat, --method ${id}=stv for several, or --method ${id}=plurality for the first alone. Where each column is a contest of its own, name them: --contest "its heading".`,
  }),
  'contests.ranked': ({ titles }) => ({
    message: `${listing(titles.map(quoted))} hold the same names, and no ballot has one twice: they may be the ranks of one contest or the votes in it, and were counted as ${titles.length} contests.`,
    hint: `If they are the ranks or the votes of one contest, list them as its columns in a definition: with method: instant-runoff, or stv for several seats, where all ranks count, with method: approval where each is a vote. To count the first column alone: --contest ${inShell(titles[0] ?? '')}. If neither, there is nothing to do.`,
  }),
  'contests.halved': ({ title, contests }) => ({
    message: `${quoted(title)} was counted as ${contests} contests, of which no ballot has two: it may be one that the form asked anew.`,
    hint: 'If it is one, bring its cells into one column of the file. If not, give the columns headings of their own.',
  }),
  'contest.one-seat': ({ method, seats }) => ({
    message: `The method ${method} fills one seat, and ${seats} were asked for.`,
    hint:
      method === 'instant-runoff'
        ? 'For several, use stv, the single transferable vote. Plurality would count first choices alone, and approval all whom a ballot ranks.'
        : 'Use plurality or approval, with a rule that winners must meet if you need one.',
  }),
  'contest.seats-unsaid': ({ id, title, seats }) => ({
    message: `${quoted(title)} is counted by single transferable vote, and nobody said how many are elected.`,
    hint: `Say how many: --seats "${id}=${seats ?? 2}"${seats === undefined ? ', or however many are elected' : ''}. In a definition this is seats.`,
  }),
  'contest.seats-in-title': ({ id, title, words, seats, reads }) => ({
    message: `${quoted(title)} says ${quoted(words)}, and it was counted for one seat.`,
    hint:
      reads === 'ranking'
        ? `If one is elected: --seats "${id}=1". If ${formatNumber(seats)} are: --seats "${id}=${seats}" with --method "${id}=stv", the single transferable vote; "${id}=plurality" would count first choices alone, and "${id}=approval" all whom a ballot ranks. In a definition these are seats and method.`
        : reads === 'scores'
          ? `Say how many are elected: --seats "${id}=${seats}", or "${id}=1". In a definition this is seats.`
          : `Say how many are elected: --seats "${id}=${seats}", or "${id}=1". If a ballot with more marks is invalid: --max "${id}=${seats}". In a definition these are seats and max.`,
  }),
} satisfies Partial<Catalogue>;
