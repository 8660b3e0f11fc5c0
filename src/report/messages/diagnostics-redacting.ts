import { formatNumber } from '../numbers.ts';
import type { Catalogue } from './catalogue.ts';
import { counting, listing, plural, quoted } from './words.ts';

/** What is said of redacted ballots and of receipts. */
export const redactingMessages = {
  'ballots.redacted': () => ({
    message:
      'These ballots were redacted before: who voted, when, and whether they may was settled then, and is not looked at now.',
    hint: 'To settle it anew, count the ballots from which they were made.',
  }),
  'redact.unlike': ({ titles, needs }) => ({
    message: `Nothing was written: redacted, the ballots would not give the same result${titles.length === 0 ? '' : ` in ${listing(titles.map(quoted))}`}.`,
    hint:
      needs === 'roll'
        ? 'A rule must hold in each group, of those eligible there, and only the roll says how many they are: publish the report alone.'
        : 'A rule that must hold in groups needs all of them, the small ones too: publish the report alone, or set groups: {smallest: 1} if their members agree to be told apart.',
  }),
  'redact.groups-left-out': ({ headings, smallest }) => ({
    message: `The redacted ballots leave out the groups of ${listing(headings.map(quoted))}: beside the others they would show fewer than ${counting(smallest, 'ballot')} together.`,
    hint: 'The report has their figures all the same.',
  }),
  'redact.options-aside': ({ options }) => ({
    message: `${counting(options, 'option')} that one voter alone wrote ${plural(options, 'stands', 'stand')} among the write-ins, without ${plural(options, 'its name', 'their names')}: no definition lists ${plural(options, 'it', 'them')}.`,
    hint: 'Those of the form are named where a definition lists them: tally init writes one. Strike in it what voters wrote themselves, add writeIns: true to the contest, and redact with --config FILE.',
  }),
  'redact.options-named': ({ options }) => ({
    message: `${counting(options, 'option')} that one voter alone wrote ${plural(options, 'is', 'are')} named, and no definition lists ${plural(options, 'it', 'them')}.`,
    hint: 'If they are of the form, all is well. If voters wrote them: tally init writes a definition. Strike them there, add writeIns: true to the contest, and redact with --config FILE.',
  }),
  'redact.unique': ({ unique, ballots }) => ({
    message: `${formatNumber(unique)} of ${counting(ballots, 'ballot')} ${unique === 1 ? 'is' : 'are'} like no other: who knows some of what ${unique === 1 ? 'its voter' : 'such a voter'} marked may find the rest.`,
    hint: 'Contests in files of their own (--contest) have fewer ballots that are unique.',
  }),
  'receipts.no-voters': () => ({
    message: 'Receipts are made from the ids of voters, and no column says who voted.',
    hint: 'Name it: --voter "Email".',
  }),
  'receipts.short-key': ({ bytes, least }) => ({
    message: `The key has ${counting(bytes, 'byte')}; with fewer than ${formatNumber(least)} the ids behind the receipts could be found by trial.`,
    hint: 'Make one with: openssl rand -hex 32 > receipts.key',
  }),
  'receipts.unnamed': ({ ballots }) => ({
    message: `${counting(ballots, 'ballot')} ${ballots === 1 ? 'names' : 'name'} no voter and ${ballots === 1 ? 'has' : 'have'} no receipt.`,
    hint: 'Whoever cast it cannot find it in the redacted ballots.',
  }),
  'receipts.alike': ({ voters }) => ({
    message: `${counting(voters, 'voter')} would have the receipt of somebody else.`,
    hint: 'Make another key.',
  }),
} satisfies Partial<Catalogue>;
