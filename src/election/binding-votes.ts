import type { WordMeaning } from './question-words.ts';
import { signedWords, type Vocabulary } from './vocabulary.ts';

/** `+1 (binding)`, as projects vote on their lists: what is said, and whether it binds. */
export interface BindingVote {
  readonly text: string;
  readonly meaning: WordMeaning;
  readonly tag: 'binding' | 'non-binding' | 'none';
}

const vote = /^(?<sign>[+−–-]?\s?[01])\s*(?:[([]?(?<tag>(?:non|not)?[ -]?binding)[)\]]?)?$/u;

/** More different cells are no such votes. */
export const mostBinding = 20;

/** The votes in a column, where some say that they bind; words with a meaning of their own are left out. */
export function bindingVotes(
  values: readonly { readonly text: string; readonly folded: string }[],
  vocabulary: Vocabulary,
): readonly BindingVote[] | undefined {
  const others = values.filter(({ folded }) => !vocabulary.has(folded));
  if (!others.some(({ folded }) => folded.includes('binding'))) return undefined;
  const votes = others.flatMap(({ text, folded }): BindingVote[] => {
    const { sign, tag } = vote.exec(folded)?.groups ?? {};
    const meaning = signedWords.get(sign?.replace(/\s/u, '') ?? '');
    if (meaning === undefined) return [];
    return [{ text, meaning, tag: tag ? (tag === 'binding' ? 'binding' : 'non-binding') : 'none' }];
  });
  const tagged = votes.some(({ tag }) => tag !== 'none');
  return tagged && votes.length === others.length ? votes : undefined;
}
