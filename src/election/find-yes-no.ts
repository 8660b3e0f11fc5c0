import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import type { Contest } from './election.ts';
import { generalWords } from './vocabulary.ts';

/** A choice between a yes and a no, of which one is elected, and no rule of questions decides. */
export function findYesNo(contest: Contest): Diagnostic[] {
  const { id, title, reads, method, options } = contest;
  // Where "no" elects nobody, the choice was meant.
  if (reads !== 'choice' || options.length !== 2 || contest.nobody !== undefined) return [];
  const meanings = options.map((option) => generalWords().get(foldText(option.title)));
  const both = meanings.includes('yes') && meanings.includes('no');
  return both ? [diagnose('contest.yes-no', { id, title, method })] : [];
}
