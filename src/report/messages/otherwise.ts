import type { DiagnosticArgs } from '../../base/diagnostic-codes.ts';
import { inShell, quoted } from './words.ts';

type Reason = NonNullable<DiagnosticArgs['contest.uncertain']['why']>;

/** What a contest that was read from its values alone may be else, and how to say so. */
export const otherwise: Readonly<
  Record<Reason, (title: string, id: string) => { readonly message: string; readonly hint: string }>
> = {
  lines: (title, id) => ({
    message: `The cells of ${quoted(title)} have several lines, and each was taken for one option as a whole; it may be meant otherwise.`,
    hint: `If each line is a mark: --method "${id}=approval" --separator $'${id}=\\n' (a line break, in a shell). If each is a question of its own: export it with a column for each row.`,
  }),
  order: (title, id) => ({
    message: `The cells of ${quoted(title)} list options in an order that changes from ballot to ballot, and each was counted as a vote; they may be ranks.`,
    hint: `If they are, the first choice first: --method "${id}=instant-runoff" for one seat, or --method "${id}=stv" --seats "${id}=2" for several, or however many are elected. If each is a vote, in whatever order: --method "${id}=approval".`,
  }),
  item: (title) => ({
    message: `${quoted(title)} was counted as a contest; it may say which of several each row answers, and no row would be a whole ballot.`,
    hint: `If so, make a column for each ${quoted(title)} (a pivot table), so that a row is a ballot. If it was voted on: --contest ${inShell(title)} (with the others).`,
  }),
  group: (title) => ({
    message: `${quoted(title)} was counted as a contest, for no other column may be one; it may say where each voter belongs.`,
    hint: `If it was voted on: --contest ${inShell(title)}. If not, no vote is in this file: export the ballots.`,
  }),
};
