/** Letters of Greek and Cyrillic that look like a Latin one in most typefaces (Unicode UTS 39, confusables). */
const latin: Readonly<Record<string, string>> = {
  а: 'a',
  α: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ε: 'e',
  һ: 'h',
  н: 'h',
  і: 'i',
  ι: 'i',
  ı: 'i',
  ј: 'j',
  к: 'k',
  κ: 'k',
  ӏ: 'l',
  м: 'm',
  ո: 'n',
  о: 'o',
  ο: 'o',
  օ: 'o',
  р: 'p',
  ρ: 'p',
  ԛ: 'q',
  ѕ: 's',
  т: 't',
  τ: 't',
  ս: 'u',
  υ: 'u',
  ν: 'v',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  χ: 'x',
  у: 'y',
  γ: 'y',
};

const ascii = /^[ -~]*$/;

/**
 * What a folded text looks like: without signs that cannot be seen, with wide and other forms as the
 * plain letter, and with letters of other alphabets as the Latin ones they look like.
 */
export function looksOf(folded: string): string {
  if (ascii.test(folded)) return folded;
  const plain = folded.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '').normalize('NFKC');
  return [...plain.toLowerCase()].map((letter) => latin[letter] ?? letter).join('');
}
