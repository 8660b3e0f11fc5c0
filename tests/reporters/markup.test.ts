import { describe, expect, test } from 'vitest';
import {
  dataBlock,
  each,
  html,
  type Markup,
  nothing,
  only,
  pageText,
  styleBlock,
} from '../../src/reporters/html/markup.ts';

const written = (markup: Markup) => pageText(markup).replace(/^<!doctype html>\n|\n$/g, '');

describe('a value in a template', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`"><img src=x onerror='x'>`, '&quot;&gt;&lt;img src=x onerror=&#39;x&#39;&gt;'],
    ['a & b &lt;', 'a &amp; b &amp;lt;'],
    ['\u001b[31mred', '\ufffd[31mred'],
    ['\u202egnp.exe', '\ufffdgnp.exe'],
    ['two\nlines', 'two lines'],
    ['half \ud800', 'half \ufffd'],
    ['Ünïcode 投票 שלום', 'Ünïcode 投票 \u2068שלום\u2069'],
  ])('%j is text, and stays within its quotes', (text, expected) => {
    expect(written(html`<p title="${text}">${text}</p>`)).toBe(
      `<p title="${expected}">${expected}</p>`,
    );
  });

  test('is cut where nobody could read it', () => {
    expect(written(html`<p>${'x'.repeat(5000)}</p>`)).toHaveLength(4000 + '<p>…</p>'.length);
  });

  test('that is markup stands as it is, and a list one after the other', () => {
    const items = each(['a', '<b>'], (item, at) => html`<li value="${String(at)}">${item}</li>`);
    expect(written(html`<ul>${items}${nothing}</ul>`)).toBe(
      '<ul><li value="0">a</li>\n<li value="1">&lt;b&gt;</li></ul>',
    );
    expect(written(html`<p>${only(false, () => html`a`)}${only('x', () => html`b`)}</p>`)).toBe(
      '<p>b</p>',
    );
  });

  test('made to look like markup is not taken for it', () => {
    expect(written(html`${JSON.stringify({ written: '<b>' })}`)).not.toContain('<b>');
  });

  test.each([
    ['an attribute without quotes', () => html`<p title=${'x'}>`],
    ['the name of an attribute', () => html`<p ${'x'}>`],
    ['the name of an element', () => html`<${'x'}>`],
    ['code', () => html`<p onclick="${'x'}">`],
    ['a style', () => html`<p style="${'x'}">`],
    ['an address', () => html`<a href="${'javascript:alert(1)'}">`],
    ['a source', () => html`<img src="${'x'}">`],
    ['a script', () => html`<script>${'x'}</script>`],
    ['a style sheet', () => html`<style>${'x'}</style>`],
    ['a comment', () => html`<!-- ${'x'} -->`],
  ])('has no place as %s', (_, write) => {
    expect(write).toThrow('no place for a value');
  });

  test('has a place as an address of the page itself', () => {
    expect(written(html`<a href="#${'contest-a"b'}">x</a>`)).toBe(
      '<a href="#contest-a&quot;b">x</a>',
    );
  });
});

test.each([
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '\u2028 \u2029 \u0000 \ud800',
  '__proto__',
])('a data block with %j has one end, and parses as what it was', (text) => {
  const value = { [text]: [text] };
  const block = written(dataBlock('data', JSON.stringify(value)));
  const body = block.slice(
    '<script type="application/json" id="data">'.length,
    -'</script>'.length,
  );
  expect(body).not.toContain('<');
  expect(JSON.parse(body)).toEqual(value);
});

test('a style sheet has no tag', () => {
  expect(() => styleBlock('</style>')).toThrow('a tag');
});
