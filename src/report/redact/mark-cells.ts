import type { Contest } from '../../election/election.ts';
import { choicesOf, type Mark, markKey } from '../../election/mark.ts';
import type { Marks } from '../../election/mark-list.ts';
import { type RankSeparator, ranksIn } from '../../election/ordered-cell.ts';
import { rankingCell, separatorFor } from '../../election/ranking-cell.ts';
import { readMarks } from '../../election/read-marks.ts';
import { redactedSeparator } from '../../election/redacted.ts';
import type { Vocabularies, Vocabulary } from '../../election/vocabulary.ts';

/**
 * A cell for each mark that says only what was counted: titles of options and plain words, however the
 * voter had spelt them. Each is read once more, by the words and options of the contest, and means the
 * same; undefined where no cell does.
 */
export function markCells(
  contest: Contest,
  marks: Marks,
  words: Vocabularies,
): readonly (string | undefined)[] {
  const { spread, ...rest } = contest;
  const alone: Contest = spread ? { ...rest, separator: separatorIn(contest) } : contest;
  const general = contest.reads === 'question' ? words.question : words.choice;
  const known: Vocabulary = new Map([...general, ...(contest.words ?? [])]);
  const cells = Array.from(marks, (mark) => candidates(mark, alone, known));
  // Of a ranking the cell is read as it will be made of the one that is written.
  const made = (cell: string) =>
    contest.reads === 'ranking' ? rankingCell(ranksIn(cell, separatorOf(contest))) : cell;
  const column = { heading: '', codes: new Uint8Array(), texts: cells.flat().map(made) };
  const read = readMarks(alone, column, words);
  const keys = Array.from(read.marks, markKey);
  let end = 0;
  return Array.from(marks, (mark, at) => {
    const own = cells[at] ?? [];
    const start = end;
    end += own.length;
    return own.find((_, i) => keys[read.markOf[start + i] ?? -1] === markKey(mark));
  });
}

/** What stands between the ranks of a cell that is written. */
function separatorOf({ spread, options }: Contest): RankSeparator {
  if (spread?.layout === 'order') return spread.separator ?? '>';
  return separatorFor(options.map(({ title }) => title));
}

function separatorIn(contest: Contest): string {
  if (contest.reads !== 'ranking') return redactedSeparator;
  const separator = separatorOf(contest);
  return /[>,]/.test(separator) ? (separator === '>' ? ' > ' : ', ') : separator;
}

/** Cells that may mean a mark, the plainest first. */
function candidates(mark: Mark, contest: Contest, words: Vocabulary): readonly string[] {
  const spelled = (meaning: 'yes' | 'no' | 'abstain' | 'invalid') =>
    [...words].flatMap(([word, own]) => (own === meaning ? [word] : []));
  switch (mark.kind) {
    case 'blank':
      return [''];
    case 'abstain':
      return ['Abstain', ...spelled('abstain')];
    case 'valid':
      if (contest.reads === 'question')
        return mark.options[0] === 0 ? ['Yes', ...spelled('yes')] : ['No', ...spelled('no')];
      return [joined(choicesOf(mark), contest), ...spellings(choicesOf(mark), contest)];
    case 'invalid':
      return invalidCells(mark.reason, contest, spelled('invalid'));
  }
}

function invalidCells(
  reason: Extract<Mark, { kind: 'invalid' }>['reason'],
  contest: Contest,
  words: readonly string[],
): readonly string[] {
  const all = [...contest.options.keys()];
  switch (reason) {
    case 'spoilt':
      return ['Spoilt', ...words];
    case 'too-many':
      return ['Overvote', ...words, joined(all, contest), joined(all.slice(0, 2), contest)];
    case 'too-few':
      return all.map((option) => joined([option], contest));
    case 'out-of-range':
    case 'unknown':
      return ['(unreadable)', '(it cannot be read)', '(???)'];
  }
}

function joined(options: readonly number[], { options: all, separator }: Contest): string {
  return options.map((at) => all[at]?.title ?? '').join(separator ?? redactedSeparator);
}

/** The other spellings of an option by itself. */
function spellings(options: readonly number[], { options: all }: Contest): readonly string[] {
  const [only, ...more] = options;
  return more.length > 0 ? [] : (all[only ?? -1]?.aliases ?? []);
}
