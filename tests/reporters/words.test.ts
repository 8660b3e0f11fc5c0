import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../support/code.ts';

/**
 * Every word of a report is made in src/report/messages, so that another language is written there
 * alone. A reporter has markup, names of columns and of formats, and no prose.
 */
const folder = join(import.meta.dirname, '../../src/reporters');

/** What a page is made of besides words: tags with their attributes, entities, rules of style. */
const markup = /<[^<>]*>?|&[a-z]+;|\{[^{}]*\}|^[^<>]*>/gi;

/** The literals of a source text that are prose: words in a row, or a word with a capital. */
function proseIn(source: string): string[] {
  const { text, literals } = codeOf(source);
  const imports = new Set(
    [...text.matchAll(/\bfrom\s+'(\d+)'|\bimport\s*\(?\s*'(\d+)'/g)].map(([, from, dynamic]) =>
      Number(from ?? dynamic),
    ),
  );
  return literals.filter((literal, at) => {
    if (imports.has(at) || /^\/.*\/[a-z]*$/s.test(literal)) return false;
    const plain = literal.replace(markup, '').replace(/\\[nrtux]\w*/g, '');
    return /\p{L}{2,} +\p{L}/u.test(plain) || /(^|\s)\p{Lu}\p{Ll}+/u.test(plain);
  });
}

const reporters = readdirSync(folder).filter((name) => name.endsWith('.ts'));

test.each(reporters)('%s has no words of its own', (name) => {
  expect(proseIn(readFileSync(join(folder, name), 'utf8'))).toEqual([]);
});

describe('the check itself', () => {
  test.each([
    ['a sentence', "const a = 'nobody voted';"],
    ['a heading', "const a = 'Contests';"],
    ['words in a template', `const a = \`\${b} of all ballots\`;`],
    ['words between tags', "const a = '<p>nobody voted</p>';"],
    ['a heading between tags', "const a = '<h2>Contests</h2>';"],
  ])('sees %s', (_, source) => {
    expect(proseIn(source)).toHaveLength(1);
  });

  test.each([
    ['names', "const a = ['item_title', 'not-passed', 'setAside'];"],
    ['imports', "import { a } from '../Some Folder/a.ts';"],
    ['tags with attributes', `const a = \`<td class="figure wide">\${b}</td>\`;`],
    ['patterns', 'const a = b.replace(/two words/g, c);'],
    ['strokes', "const a = '| --- | ---: |';"],
    ['rules of style', "const a = 'table { border: solid thin; }';"],
  ])('lets %s pass', (_, source) => {
    expect(proseIn(source)).toEqual([]);
  });
});
