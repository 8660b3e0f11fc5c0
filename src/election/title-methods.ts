import { foldText } from '../base/fold.ts';
import type { RankedMethod } from '../base/ranked-diagnostic-args.ts';

// What a title says of how rankings are counted. It is told, and never followed.

/** A method that a title names; `either` is called alike for one seat and for several. */
export interface TitledMethod {
  readonly words: string;
  readonly method: RankedMethod | 'either';
}

const names = [
  [
    'stv',
    /\b(?:(?:pr-?)?stv|single[ -]transferable vote|transferable vote|übertragbare einzelstimmgebung|vote unique transférable|voto único transferible)\b/u,
  ],
  [
    'instant-runoff',
    /\b(?:alternative vote|instant[ -]run-?off|irv|vote alternatif|voto alternativo)\b/u,
  ],
  [
    'either',
    /\b(?:ranked[ -]choice(?: vot(?:e|ing))?|rcv|preferential (?:vot(?:e|ing)|ballot))\b/u,
  ],
] as const;

/** Sought before the patterns. */
const begins = /stv|transf|übertrag|alternati|instant|irv|ranked|rcv|preferential/;

/** A choice may be about the methods themselves. */
const isAbout = /[?？]|\b(?:which|should|adopt|introduce|change|switch|use|system|method|or|vs)\b/;

/** By which method of rankings a title says that a contest is counted. */
export function methodInTitle(title: string): TitledMethod | undefined {
  const folded = foldText(title);
  if (!begins.test(folded) || isAbout.test(folded)) return undefined;
  for (const [method, pattern] of names) {
    const words = pattern.exec(folded)?.[0];
    if (words !== undefined) return { words: asWritten(title, words), method };
  }
  return undefined;
}

/** Folded words as they stand in a title, where folding kept its letters. */
function asWritten(title: string, words: string): string {
  const at = title.toLowerCase().indexOf(words);
  return at < 0 ? words : title.slice(at, at + words.length);
}
