/** A word, a number, a sign or a quoted name of a rule, and where it stands. */
export interface Token {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly kind: 'word' | 'quoted' | 'sign';
}

const pattern = /"(?:[^"]|"")*"|>=|≥|>|[()]|[^\s()">≥]+|"/g;

const signs: ReadonlySet<string> = new Set(['>=', '≥', '>', '(', ')', '"']);

/** Cuts a rule into tokens. Words are in small letters; the inside of quotes is as it was written. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(pattern)].map((match): Token => {
    const [found] = match;
    const place = { at: match.index, end: match.index + found.length };
    if (found.length > 1 && found.startsWith('"')) {
      return { text: found.slice(1, -1).replaceAll('""', '"'), kind: 'quoted', ...place };
    }
    return { text: lowered(found), kind: signs.has(found) ? 'sign' : 'word', ...place };
  });
}

/** Letter for letter, so that places hold: `toLowerCase` makes two of İ. The words of rules are ASCII. */
function lowered(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
