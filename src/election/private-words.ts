import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import type { Column } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { Definition } from './definition.ts';
import { counted } from './disposition.ts';
import type { Contest } from './election.ts';
import { hiddenWord, holdsHidden, isHidden, withWords } from './hidden-words.ts';
import { leastPublic } from './policies.ts';
import { wordMeanings } from './question-words.ts';
import type { Settings } from './settings.ts';
import { shapes } from './shapes.ts';
import { keyedDigest, tableSecret } from './table-secret.ts';
import { generalWords } from './vocabulary.ts';

/** The columns in which the words of a contest stand. */
export function columnsOf({ column, spread }: Contest, table: Table): readonly Column[] {
  const places = spread ? spread.columns : [column ?? -1];
  return places.flatMap((at) => table.columns[at] ?? []);
}

/** Words that survey tools write. */
const toolWords = lazily(
  () =>
    new Set(
      shapes.flatMap(({ words = {} }) =>
        wordMeanings.flatMap((meaning) => (words[meaning] ?? []).map(foldText)),
      ),
    ),
);

/** Something is said beside a word, or in more words than two. */
const saysMore = /[/(:@,;–—]|[.-]\s|\S\s+\S+\s+\S/;

/** Whether all words of a spelling are words of the title: then it tells nobody who wrote it. */
export function saysNoMore(spelling: string, title: string): boolean {
  const wordsOf = (text: string) => foldText(text).split(/[\s!-/:-@[-`{-~–—]+/);
  const own = new Set(['', ...wordsOf(title)]);
  return wordsOf(spelling).every((word) => own.has(word));
}

/**
 * Whether a word says more than a word does, "no - because of my boss", and stands on so few ballots that
 * count that it could tell who wrote it. One that stands in no cell was there before the vote.
 */
export function privacyIn(
  columns: readonly Column[],
  dispositions: Uint8Array,
  separator?: string,
): (word: string) => boolean {
  const ballots = lazily(() => ballotsByText(columns, dispositions, separator));
  return (word) =>
    saysMore.test(word) &&
    !generalWords().has(word) &&
    !toolWords().has(word) &&
    (ballots().get(word) ?? leastPublic) < leastPublic;
}

/** How many ballots that count have each text, folded, as a cell or as a part of one. */
function ballotsByText(
  columns: readonly Column[],
  dispositions: Uint8Array,
  separator: string | undefined,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { bulk, texts, codes } of columns) {
    // Where there are very many texts, none is learnt for a word.
    if (bulk) continue;
    const ballots = new Uint32Array(texts.length);
    codes.forEach((code, row) => {
      if (dispositions[row] === counted) ballots[code] = (ballots[code] ?? 0) + 1;
    });
    texts.forEach((text, code) => {
      for (const own of partsOf(text, separator))
        found.set(own, (found.get(own) ?? 0) + (ballots[code] ?? 0));
    });
  }
  return found;
}

function partsOf(text: string, separator: string | undefined): ReadonlySet<string> {
  return new Set([text, ...(separator ? text.split(separator) : [])].map(foldText));
}

/** A word as it may be published: a private one is known again by who has the ballots, and by nobody else. */
export function publicWord(
  word: string,
  isPrivateWord: (word: string) => boolean,
  table: Table,
): string {
  const folded = foldText(word);
  return isPrivateWord(folded) ? hiddenWord(keyedDigest(secretOf(table), folded)) : word;
}

/** A definition that was published, with the words that its ballots have again. */
export function withHiddenWords(settings: Settings, table: Table): Settings {
  const { definition } = settings;
  if (!holdsHidden([definition.vocabulary, definition.contests])) return settings;
  const secret = secretOf(table);
  const separators = [undefined, ...(definition.contests ?? []).map((own) => own.separator)];
  const texts = table.columns
    .slice(0, table.width)
    .flatMap((column) => (column.bulk ? [] : column.texts));
  const found = new Map(
    [...new Set(separators)]
      .flatMap((separator) => texts.flatMap((text) => [...partsOf(text, separator)]))
      .map((word) => [hiddenWord(keyedDigest(secret, word)), word]),
  );
  const shown = (word: string) => (isHidden(word) ? (found.get(word) ?? []) : word);
  return { ...settings, definition: withWords(definition, shown) };
}

/**
 * A definition without the words by which a voter could be told: redacted ballots, which have them no
 * longer, are counted by it as by the one that has them.
 */
export function withoutTellingWords(definition: Definition): Definition {
  return withWords(definition, (word) =>
    isHidden(word) || saysMore.test(foldText(word)) ? [] : word,
  );
}

const secrets = new WeakMap<Column, string>();

function secretOf({ columns, width }: Table): string {
  const [first] = columns;
  const known = first && secrets.get(first);
  if (known !== undefined) return known;
  const secret = tableSecret(columns.slice(0, width));
  if (first) secrets.set(first, secret);
  return secret;
}
