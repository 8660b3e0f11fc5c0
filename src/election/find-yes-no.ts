import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import type { Contest } from './election.ts';
import { generalWords } from './vocabulary.ts';

/** A choice between a yes and a no, of which one is elected, and no rule of questions decides. */
export function findYesNo({ id, title, reads, method, options }: Contest): Diagnostic[] {
  if (reads !== 'choice' || options.length !== 2) return [];
  const meanings = options.map((option) => generalWords().get(foldText(option.title)));
  const both = meanings.includes('yes') && meanings.includes('no');
  return both ? [diagnose('contest.yes-no', { id, title, method })] : [];
}
