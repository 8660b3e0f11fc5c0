import { foldText } from '../../base/fold.ts';
import type { Contest } from '../../election/election.ts';
import type { InvalidReason, Mark } from '../../election/mark.ts';
import type { Marks } from '../../election/mark-list.ts';
import type { Vocabularies, Vocabulary } from '../../election/vocabulary.ts';

/** The cells of one column, for each mark. */
interface ScoreColumn {
  readonly position: number;
  readonly cells: readonly string[];
}

/** Scores in the columns of their options; what else a mark is stands in the first of these. */
export function scoreCells(contest: Contest, marks: Marks, words: Vocabularies): ScoreColumn[] {
  const { spread } = contest;
  const means = spread?.means ?? new Map();
  const all = spread?.columns ?? [];
  const options = all.filter((_, at) => !means.has(at));
  const known: Vocabulary = new Map([
    ...words.choice,
    ...(spread?.words ?? []),
    ...(contest.words ?? []),
  ]);
  return all.map((position) => {
    const option = options.indexOf(position);
    return { position, cells: Array.from(marks, (mark) => cellOf(mark, option, contest, known)) };
  });
}

function cellOf(mark: Mark, option: number, contest: Contest, words: Vocabulary): string {
  if (mark.kind === 'valid') return String(mark.points?.[option] ?? '');
  if (option !== 0) return '';
  switch (mark.kind) {
    case 'blank':
      return '';
    case 'abstain':
      return wordFor('abstain', 'Abstain', words);
    case 'invalid':
      return invalidCell(mark.reason, contest, words);
  }
}

function invalidCell(reason: InvalidReason, { scores }: Contest, words: Vocabulary): string {
  if (reason === 'out-of-range' && scores)
    return String(scores.lowest > 0 ? scores.lowest - 1 : scores.highest + 1);
  return reason === 'spoilt' ? wordFor('invalid', 'Spoilt', words) : '(unreadable)';
}

/** A plain word, or another where that one was given another meaning. */
function wordFor(meaning: 'abstain' | 'invalid', plain: string, words: Vocabulary): string {
  if (words.get(foldText(plain)) === meaning) return plain;
  return [...words].find(([word, own]) => own === meaning && !/\d/.test(word))?.[0] ?? plain;
}
