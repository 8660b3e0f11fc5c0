import { foldText } from '../base/fold.ts';

const longest = 48;

/** A short id made from a title: letters and digits of any script, joined by dashes. */
export function slug(title: string, fallback: string): string {
  const folded = foldText(title);
  // The pattern of every script costs a small file more than all its ids.
  const text = (
    /[^ -~]/.test(folded)
      ? folded.replace(/[^\p{L}\p{N}]+/gu, '-')
      : folded.replace(/[^a-z\d]+/g, '-')
  ).replace(/^-+|-+$/g, '');
  const short = text.length > longest ? text.slice(0, longest).replace(/-[^-]*$/, '') : text;
  return short === '' ? fallback : short;
}

/** Gives ids that differ: the second of two equal ones becomes `x-2`. */
export function uniqueIds(): (wanted: string) => string {
  const used = new Set<string>();
  return (wanted) => {
    let id = wanted;
    for (let nth = 2; used.has(id); nth += 1) id = `${wanted}-${nth}`;
    used.add(id);
    return id;
  };
}
