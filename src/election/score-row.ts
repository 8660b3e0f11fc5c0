import { between } from './ranking-cell.ts';
import { isUnscored, readScore, readTick } from './read-box.ts';
import { generalVocabularies, type Vocabulary } from './vocabulary.ts';

/**
 * Makes one cell of the scores of a row: a part for each option, empty where it has none; what cannot be read stands
 * there as it is. A word for an invalid mark spoils all of it. A box that is no option (`meant`, with what it says) is ticked alone. Cells and headings are folded.
 */
export function scoreReader(
  headings: readonly string[],
  meant: ReadonlyMap<number, string>,
  all: readonly (readonly string[])[],
  words: Vocabulary,
): (cells: readonly string[], texts: readonly string[]) => string {
  const known = all.map((texts) => new Map(texts.map((text) => [text, saidOf(text, words)])));
  return (cells, texts) => {
    const parts: string[] = [];
    const ticked: number[] = [];
    let abstains = false;
    let spoils = false;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] ?? '';
      if (meant.has(at)) {
        if (readTick(cell, headings[at] ?? '') === 'ticked') ticked.push(at);
        continue;
      }
      const said = known[at]?.get(cell);
      if (said === 'abstain') abstains = true;
      if (said === 'spoilt') spoils = true;
      parts.push(
        said === undefined ? (texts[at] ?? '') : typeof said === 'number' ? `${said}` : '',
      );
    }
    if (spoils) return 'spoilt';
    const isEmpty = parts.every((part) => part === '');
    const [only, ...more] = ticked;
    if (only === undefined) return isEmpty ? (abstains ? 'abstain' : '') : parts.join(between);
    const says = isEmpty && more.length === 0 ? meant.get(only) : undefined;
    return says ?? [...parts, ...ticked.map((at) => headings[at])].join(between);
  };
}

/** What a cell says of the score of an option; undefined where that cannot be read. */
function saidOf(
  cell: string,
  words: Vocabulary,
): number | 'none' | 'abstain' | 'spoilt' | undefined {
  const score = readScore(cell);
  if (score !== undefined) return score;
  const meaning =
    cell === '' ? undefined : (words.get(cell) ?? generalVocabularies().choice.get(cell));
  if (meaning === 'abstain') return 'abstain';
  if (meaning === 'invalid') return 'spoilt';
  return cell === '' || meaning === 'blank' || isUnscored(cell) ? 'none' : undefined;
}
