import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, foldText } from '../../src/base/fold.ts';

/** The white space of spreadsheets and web forms, and marks that take no room. */
const spaces = [' ', '\t', '\n', '\r', '\u00a0', '\u2007', '\u202f', '\u2009', '\u3000', '\u2028'];
const invisible = ['\u200b', '\u2060', '\ufeff', '\u200e', '\u200f'];

describe('a cell is cleaned', () => {
  test.each([...spaces, ...invisible].map((mark) => [JSON.stringify(mark), mark] as const))(
    'of %s at both ends',
    (_, mark) => {
      expect(cleanText(`${mark}${mark}Yes ${mark}`)).toBe('Yes');
      expect(cleanText(mark)).toBe('');
    },
  );

  test('and keeps its case and what is inside', () => {
    expect(cleanText('  Option  A\nor B ')).toBe('Option  A\nor B');
  });

  test('into composed letters', () => {
    expect(cleanText('Ame\u0301lie')).toBe('Am\u00e9lie');
    expect(cleanText('\u212b')).toBe('\u00c5');
  });

  test('in a moment, however long the white space inside it', () => {
    const start = performance.now();
    cleanText(`é${' '.repeat(30_000)}é`);
    expect(performance.now() - start).toBeLessThan(250);
  });
});

describe('two cells are the same', () => {
  test.each([
    ['case', 'YES', 'yes'],
    ['the ends', ' yes\u00a0', 'yes'],
    ['white space within', 'Option \t\n A', 'option a'],
    ['no-break spaces within', 'Option\u00a0A\u202fB\u3000C', 'option a b c'],
    ['composition', 'AME\u0301LIE', 'am\u00e9lie'],
    ['an angstrom sign', '\u212bngstr\u00f6m', 'a\u030angstro\u0308m'],
    ['a kelvin sign', '\u212aelvin', 'kelvin'],
    ['sharp s in capitals', 'Straße', 'STRASSE'],
    ['an apostrophe', 'O’Brien', "O'Brien"],
    ['quotes', '“Plan B”', '"Plan B"'],
    ['capital sharp s', 'STRAẞE', 'straße'],
    ['a final sigma', 'ΟΔΟΣ', 'οδος'],
    ['sigma at the end and within', 'ΣΑΣ', 'σασ'],
    ['Cyrillic', 'ДА', 'да'],
    ['marks without width at the ends', '\ufeffyes\u200b', 'yes'],
  ])('but for %s', (_, one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  test.each([
    ['an accent', 'resume', 'r\u00e9sum\u00e9'],
    ['a dotless i', 'kir', 'k\u0131r'],
    ['white space or none', 'option a', 'optiona'],
    ['punctuation', 'no', 'no.'],
    ['a sign', '+1', '-1'],
  ])('and differ in %s', (_, one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
  });

  test('and I is i, wherever the machine stands', () => {
    expect(foldText('I')).toBe('i');
    expect(foldText('İ')).toBe('i\u0307');
  });
});

describe('folding', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...spaces, ...invisible, ...'aZéßẞΣσς\u0301\u0307İıﬁ1-', '\u{1f5f3}'),
  });

  test('of what was folded changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'grapheme' })), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
        expect(foldText(cleanText(text))).toBe(foldText(text));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('does not see how letters are composed', () => {
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'grapheme' })), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  test('of plain letters takes a short way to the same end', () => {
    const ascii = fc.string({ unit: fc.constantFrom(...' aAbB!~0\t\n') });
    fc.assert(
      fc.property(ascii, (text) => {
        const words = text.split(/\s+/).filter((word) => word !== '');
        expect(foldText(text)).toBe(words.join(' ').toLowerCase());
        expect(foldText(`${text}é`)).toBe(foldText(`${text.replace(/^\s+/, '')}É`));
        expect(cleanText(text)).toBe(text.trim());
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  test('does not see which white space stands between two words, nor how much', () => {
    const gap = fc.string({ unit: fc.constantFrom(...spaces), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(gap, gap, gap, (before, between, after) => {
        expect(foldText(`${before}Option${between}A${after}`)).toBe('option a');
      }),
      { seed: 9 },
    );
  });

  test('does not see case', () => {
    const words = fc.string({ unit: fc.constantFrom(...'abzäéîõüßøæłžčñσςжя -') });
    fc.assert(
      fc.property(words, (text) => {
        expect(foldText(text.toUpperCase())).toBe(foldText(text));
        expect(foldText(text.toLowerCase())).toBe(foldText(text));
      }),
      { seed: 10 },
    );
  });
});
