import type { Place } from './diagnostic.ts';
import { foldText } from './fold.ts';

/** Longer texts are no misspelt names. */
const longest = 200;

/** With fewer letters a beginning says too little. */
const leastBeginning = 3;

/** The candidate most like a text, where one is so like it that it was probably meant, or the only one that it begins or stands in. */
export function suggest(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = foldText(text);
  if (wanted.length > longest) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, foldText(candidate), least);
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best ?? onlyBegunBy(wanted, candidates) ?? onlyWith(wanted, candidates);
}

/** The same of what goes by an id and a title: the id first. */
export function suggestNamed(
  text: string,
  things: readonly { readonly id: string; readonly title: string }[],
): string | undefined {
  const ids = things.map(({ id }) => id);
  const titles = things.map(({ title }) => title);
  return suggest(text, ids) ?? suggest(text, titles);
}

/** The place of a name that is none of those known, with the one that was probably meant. */
export function misnamed(place: Place, name: string, known: Iterable<string>): Place {
  return { ...place, cell: name, ...suggesting(suggest(name, known)) };
}

/** What was probably meant, as a place has it; nothing where that is not known. */
export function suggesting(suggestion: string | undefined): Pick<Place, 'suggestion'> {
  return suggestion === undefined ? {} : { suggestion };
}

function onlyBegunBy(wanted: string, candidates: Iterable<string>): string | undefined {
  if (wanted.length < leastBeginning) return undefined;
  const begun = [...candidates].filter((candidate) => foldText(candidate).startsWith(wanted));
  return begun.length === 1 ? begun[0] : undefined;
}

/** The only candidate in which a text stands as words, or as a number. */
function onlyWith(wanted: string, candidates: Iterable<string>): string | undefined {
  const words = wordsOf(wanted);
  if (words.trim().length < leastBeginning && !/^ \d+ $/.test(words)) return undefined;
  const found = [...candidates].filter((one) => wordsOf(foldText(one)).includes(words));
  return found.length === 1 ? found[0] : undefined;
}

function wordsOf(folded: string): string {
  return ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

/** How many letters must be put in, taken out, replaced or swapped with their neighbour; `limit` when that many or more. */
export function editDistance(one: string, other: string, limit: number): number {
  const [a, b] = withoutShared(one, other);
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= b.length; at += 1) {
      const same = a[row - 1] === b[at - 1];
      let cost = Math.min(
        (last[at] ?? limit) + 1,
        (current[at - 1] ?? limit) + 1,
        (last[at - 1] ?? limit) + (same ? 0 : 1),
      );
      if (row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1]) {
        cost = Math.min(cost, (beforeLast[at - 2] ?? limit) + 1);
      }
      current.push(cost);
    }
    if (current.every((cost) => cost >= limit)) return limit;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length] ?? limit, limit);
}

/** Two texts without what they share at the start and at the end, which costs nothing to keep. */
function withoutShared(a: string, b: string): [string, string] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}
