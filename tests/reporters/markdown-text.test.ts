import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownText } from '../../src/reporters/markdown-text.ts';
import { visible } from '../../src/reporters/visible.ts';
import { htmlOf, tagsOf, textOf } from '../support/markdown.ts';

/** Where a text from a file may stand. */
const places: readonly (readonly [name: string, around: (text: string) => string])[] = [
  ['a heading', (text) => `# ${text}\n`],
  ['a paragraph', (text) => `${text}\n`],
  ['a second line', (text) => `before\n${text}\n`],
  ['a list', (text) => `- ${text}\n`],
  ['strong letters', (text) => `**${text}**\n`],
  ['a table', (text) => `| a | b |\n| --- | ---: |\n| ${text} | 1 |\n`],
];

const hostile: readonly string[] = [
  '<script>alert(1)</script> | close?',
  '<img src=x onerror=alert(2)>',
  '<!-- gone -->',
  '&lt;b&gt; &copy; &#64;',
  '`code` ``more`` *b* **c** _d_ ~~e~~ ~f~ __proto__',
  '[a](https://x.org) ![b](c.png) [d]: e [^1] [x] <https://x.org>',
  '@somebody and @org/team, see #12, GH-3, org/name#4, a@b.org',
  'https://x.org/a?b=c www.x.org HTTP://X.ORG ftp://x.org mailto:a@b.org xmpp:a@b.org',
  ':tada: at 9:30:15',
  '1. one',
  '2) two',
  '- a',
  '+ a',
  '* a',
  '# a #',
  'a #',
  '> a',
  '=====',
  '---',
  '```js',
  '~~~',
  '| a | b |',
  '$x$ and $$y$$',
  'a\\',
  'a\\|b',
  'a  ',
  '    indented',
  'two\r\n\r\n# lines',
  '\u001b[31mRed\u001b[0m \u202egnp.tac\u202c \u200b',
];

function check(text: string, around: (text: string) => string): void {
  const html = htmlOf(around(markdownText(text)));
  const plain = htmlOf(around('plain'));
  expect(tagsOf(html)).toEqual(tagsOf(plain));
  expect(textOf(html).replace(/\s+/g, ' ')).toBe(
    textOf(plain)
      .replace(/\s+/g, ' ')
      .replace('plain', () => visible(text).trim().replace(/\s+/g, ' ')),
  );
}

describe.each(places)('in %s', (_, around) => {
  test.each(hostile)('%j is only text', (text) => {
    check(text, around);
  });

  test('so is any other text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...'\\`*_[]()|~$#<>&@:!-+=.{}^/"\' '.split('')),
      fc.constantFrom('http', '://', 'www.', 'x.org', '1.', '\n', '\t', 'a', 'é', '山', 'GH-1'),
    );
    const texts = fc
      .array(piece, { minLength: 1, maxLength: 14 })
      .map((pieces) => pieces.join(''))
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(texts, (text) => check(text, around)),
      { numRuns: 1500, seed: 5 },
    );
  });
});

test('what a site makes of a text after reading it is not made: mentions, references, addresses, pictures', () => {
  const shown = markdownText('@ada #12 GH-3 a@b.org https://x.org www.x.org :tada:');
  expect(shown).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\.|:tada:/);
  expect(textOf(htmlOf(shown))).toBe('@ada #12 GH-3 a@b.org https://x.org www.x.org :tada:');
});

test('plain words stay as they are', () => {
  const plain = 'Elected: Ana (10) with 10 of 32 valid votes, 31.25%; 3 more than Bo. "A, b" – é!';
  expect(markdownText(plain)).toBe(plain);
});
