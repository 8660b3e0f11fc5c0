import type { WordMeaning } from './question-words.ts';
import { rowsOf, type Value } from './value-list.ts';
import { joinWords, nameWords, noWords, type Vocabularies, type Vocabulary } from './vocabulary.ts';

/** More different answers than these are not the sides of a question. */
const mostAnswers = 12;

/** A cell that is met on more than this share of the ballots is no slip of the pen. */
export const slipShare = 0.05;

/** The number of an answer: `1. Yes`, `b) No`, `Option 3: Abstain`. */
const numbering =
  /^(?:(?:option|choice|answer|antwort|réponse|opción)\s+)?(?:\d{1,2}|[a-h])[.):]\s+/u;

/** A word and what is said beside it: `Yes - I support it`, `No (reject)`, `Yes / Oui`. */
const explained = /^([^-–—:(/]+?)(?:\s+[-–—/]\s*|[–—]\s*|:\s+|\s+\()(.+?)\)?$/u;

/** The same behind a comma or a full stop, as a name may stand before one. */
const continued = /^([^,.]+)[,.]\s+(.+)$/u;

/** "Abstain from this vote" and "I do not wish to vote for this position" name nobody. */
const unwilling =
  /^(?:i )?(?:(?:(?:wish|choose|prefer|want|would (?:like|prefer)) to )?abstain(?: from)? |(?:(?:do not|don't) (?:wish|want|intend) to |would rather not |(?:choose|prefer|wish) not to )vote(?: |$))/u;

/** Where no answer explains its word. */
export const noneWorded: Vocabularies = { question: noWords, choice: noWords };

interface Worded {
  readonly value: Value;
  readonly word: string;
  readonly meaning: WordMeaning;
}

/**
 * What answers mean that explain their word: "Abstain - I do not wish to vote". They are sides of a question
 * where a yes and a no are among them and no side has two answers; elsewhere only who abstains is clear.
 */
export function wordedAnswers(
  values: readonly Value[],
  { question, choice }: Vocabularies,
): Vocabularies {
  const plain = values.every(({ folded }) => question.has(folded));
  if (plain || values.length > mostAnswers) return noneWorded;
  const sides = values.flatMap(
    (value) =>
      wordIn(value, question, [explained, continued]) ?? wordIn(value, question, [/^(.+)$/u]) ?? [],
  );
  const on = (meaning: WordMeaning) => sides.filter((own) => own.meaning === meaning);
  const [yes, no] = [on('yes'), on('no')];
  // An answer that many gave and that is no side is an option, and so are the others.
  const filled = rowsOf(values);
  const sided = new Set(sides.map(({ value }) => value));
  const slips = values.every(
    (value) => sided.has(value) || isUnwilling(value.folded) || value.rows <= slipShare * filled,
  );
  // Si, Da and Con are names too.
  const named = [...yes, ...no].every(({ word }) => nameWords.has(word));
  const abstaining = new Map(
    values.flatMap(({ folded }): [string, WordMeaning][] =>
      isUnwilling(folded) ? [[folded, 'abstain']] : [],
    ),
  );
  const asked = yes.length === 1 && no.length === 1 && slips && !named;
  const explains = values
    .flatMap((value) => wordIn(value, choice, [explained]) ?? [])
    .filter(({ meaning }) => meaning === 'abstain');
  return {
    question: joinWords(
      abstaining,
      asked ? meaningsOf(sides.filter((own) => !isOwnText(own))) : noWords,
    ),
    choice: joinWords(abstaining, meaningsOf(explains)),
  };
}

function isUnwilling(folded: string): boolean {
  return /abstain |vote/.test(folded) && unwilling.test(folded);
}

function wordIn(
  value: Value,
  vocabulary: Vocabulary,
  forms: readonly RegExp[],
): Worded | undefined {
  const { folded } = value;
  const bare = folded.replace(numbering, '');
  for (const form of [...forms, ...(bare === folded ? [] : [/^(.+)$/u])]) {
    const [, word = '', rest = ''] = form.exec(bare) ?? [];
    const meaning = word.length > 1 ? vocabulary.get(word) : undefined;
    const other = vocabulary.get(rest);
    if (meaning !== undefined && (other === undefined || other === meaning))
      return { value, word, meaning };
  }
  return undefined;
}

/** No form offers to spoil a paper: what one voter wrote beside the word is theirs, and is not shown in a report. */
function isOwnText({ value, meaning }: Worded): boolean {
  return meaning === 'invalid' && value.rows === 1;
}

function meaningsOf(found: readonly Worded[]): Vocabulary {
  return new Map(
    found
      .filter(({ value, word }) => value.folded !== word)
      .map(({ value, meaning }) => [value.folded, meaning]),
  );
}
