import { foldText } from '../base/fold.ts';

/** What a word in a cell means in a question. Words are folded. */
export type WordMeaning = 'yes' | 'no' | 'abstain' | 'blank' | 'invalid';

export const wordMeanings = ['yes', 'no', 'abstain', 'blank', 'invalid'] as const;

/** Folded word to meaning. */
export type Vocabulary = ReadonlyMap<string, WordMeaning>;

/**
 * The words that are known, in English and some other languages of assemblies. Signs and numbers
 * stand apart (`signedWords`): alone they may be scores.
 */
const words: Readonly<Record<WordMeaning, readonly string[]>> = {
  yes: [
    'yes',
    'y',
    'yea',
    'yeas',
    'aye',
    'ayes',
    'for',
    'in favour',
    'in favor',
    'favour',
    'favor',
    'approve',
    'approved',
    'support',
    'agree',
    'accept',
    'adopt',
    'pass',
    'true',
    'pro',
    '✓',
    '✔',
    '✔️',
    '👍',
    'ja',
    'oui',
    'pour',
    'sí',
    'si',
    'sì',
    'sim',
    'tak',
    'da',
    'да',
    'за',
    'kyllä',
    'evet',
    'dafür',
    '赞成',
    '贊成',
    '賛成',
    '찬성',
  ],
  no: [
    'no',
    'n',
    'nay',
    'nays',
    'noe',
    'noes',
    'against',
    'oppose',
    'opposed',
    'reject',
    'disapprove',
    'disagree',
    'false',
    'contra',
    'con',
    '✗',
    '✘',
    '👎',
    'nein',
    'non',
    'contre',
    'não',
    'nao',
    'nee',
    'nej',
    'nie',
    'нет',
    'против',
    'ei',
    'hayır',
    'dagegen',
    '反对',
    '反對',
    '反対',
    '반대',
  ],
  abstain: [
    'abstain',
    'abstains',
    'abstained',
    'abstention',
    'abstaining',
    'i abstain',
    'present',
    'neutral',
    'no opinion',
    'enthaltung',
    'enthalten',
    's’abstient',
    "s'abstient",
    'abstención',
    'abstencion',
    'abstenção',
    'abstencao',
    'astensione',
    'astenuto',
    'onthouding',
    'wstrzymuję się',
    'воздержался',
    'воздержалась',
    '弃权',
    '棄權',
    '棄権',
    '기권',
  ],
  blank: [
    '-',
    '–',
    '—',
    'blank',
    'undervote',
    'no answer',
    'no response',
    'not answered',
    'no vote',
    'not voting',
    'did not vote',
    'absent',
    'skip',
    'skipped',
    'n/a',
    'na',
    'nan',
    'null',
    '(blank)',
    '[blank]',
    '(none)',
    '(empty)',
  ],
  invalid: [
    'invalid',
    'overvote',
    'over vote',
    'overvoted',
    'spoilt',
    'spoiled',
    'spoilt ballot',
    'spoiled ballot',
    'rejected',
    'void',
    'informal',
    'ungültig',
    'nul',
    'blanc ou nul',
    'invalid vote',
    'rejected ballot',
    'illegal',
  ],
};

/** Words of any contest: in a choice only these are no options of their own. */
const choiceWords: ReadonlySet<string> = new Set([
  'abstain',
  'abstains',
  'abstained',
  'abstention',
  'abstaining',
  'i abstain',
  'enthaltung',
  'abstención',
  'abstenção',
  'astensione',
  '-',
  '–',
  '—',
  'blank',
  'undervote',
  'no answer',
  'no response',
  'not answered',
  'no vote',
  'not voting',
  'did not vote',
  'n/a',
  '(blank)',
  '[blank]',
  '(empty)',
  ...words.invalid,
]);

export type AddedWords = { readonly [meaning in WordMeaning]?: readonly string[] | undefined };

/** The words of the two sorts of contest. */
export interface Vocabularies {
  readonly question: Vocabulary;
  readonly choice: Vocabulary;
}

export function vocabulariesOf(added: AddedWords): Vocabularies {
  return { question: questionVocabulary(added), choice: choiceVocabulary(added) };
}

/** The words of a question: those that are known and those the definition adds, which win. */
export function questionVocabulary(added: AddedWords): Vocabulary {
  return new Map([...entries(words), ...entries(added)]);
}

/** The words that are no option in a choice: abstentions, blanks and invalid marks. */
function choiceVocabulary(added: AddedWords): Vocabulary {
  const known = entries(words).filter(([word]) => choiceWords.has(word));
  const extra = entries(added).filter(([, meaning]) => meaning !== 'yes' && meaning !== 'no');
  return new Map([...known, ...extra]);
}

/** Numbers as answers: +1 is for, -1 against, and beside these 0 abstains. */
export const signedWords: Vocabulary = new Map([
  ['1', 'yes'],
  ['+1', 'yes'],
  ['-1', 'no'],
  ['−1', 'no'],
  ['0', 'abstain'],
]);

/** A list of words for each meaning as one map. */
export function vocabularyOf(lists: AddedWords): Vocabulary {
  return new Map(entries(lists));
}

/** A map of words as a list for each meaning that has any. */
export function wordsByMeaning(vocabulary: Vocabulary): { [meaning in WordMeaning]?: string[] } {
  const lists: { [meaning in WordMeaning]?: string[] } = {};
  for (const [word, meaning] of vocabulary) lists[meaning] = [...(lists[meaning] ?? []), word];
  return lists;
}

function entries(lists: AddedWords): [string, WordMeaning][] {
  return wordMeanings.flatMap((meaning) =>
    (lists[meaning] ?? []).map((word): [string, WordMeaning] => [foldText(word), meaning]),
  );
}
