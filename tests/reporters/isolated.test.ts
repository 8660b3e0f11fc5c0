import { expect, test } from 'vitest';
import { html } from '../../src/reporters/html/html.ts';
import { isolated } from '../../src/reporters/isolated.ts';
import { markdown } from '../../src/reporters/markdown.ts';
import { minutes } from '../../src/reporters/minutes.ts';
import { fileView } from '../../src/reporters/reporter.ts';
import { reportOf } from '../support/tallied.ts';

const shown = (text: string) => isolated(text).replaceAll('\u2068', '⟨').replaceAll('\u2069', '⟩');

test.each([
  [
    'Elected: Ana (38), أحمد علي (38) and נועה (37).',
    'Elected: Ana (38), ⟨أحمد علي⟩ (38) and ⟨נועה⟩ (37).',
  ],
  ['"هل توافق؟" passed.', '"⟨هل توافق؟⟩" passed.'],
  ['The title is "ميزانية 2024 المقترحة" here.', 'The title is "⟨ميزانية 2024 المقترحة⟩" here.'],
  ['of צה"ל, צה״ל', 'of ⟨צה"ל⟩, ⟨צה״ל⟩'],
  ['Elected: سارة', 'Elected: ⟨سارة⟩'],
])('%s: names from right to left are set apart', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  'Elected: Zoë (3), Łukasz (2)',
  'هل توافق على ميزانية 2024 (John)؟',
  '2. أحمد John',
  '',
])('%s stays as it is', (text) => {
  expect(shown(text)).toBe(text);
});

test('marks of the file that reorder are still shown as replaced', () => {
  expect(shown('to \u2068أحمد\u202e')).toBe('to \ufffd⟨أحمد⟩\ufffd');
});

test.each([
  ['html', html, '(2) and \u2068أحمد\u2069 (1) of 3'],
  ['markdown', markdown, '(2) and \u2068أحمد\u2069 (1) of 3'],
  ['minutes', minutes, '\u2068أحمد\u2069 1'],
] as const)('a figure stays behind its name: %s', async (_, reporter, expected) => {
  const text = 'Voter,Board\na,Ana\nb,Ana\nc,أحمد\n';
  const report = await reportOf({
    ballots: [{ name: 'ballots.csv', text }],
    flags: { seats: new Map([['', 2]]) },
  });
  expect(reporter.render(report, fileView)).toContain(expected);
});

test('what may be copied from a page has no marks in it', async () => {
  const text = 'Voter,Board\na,Ana\nb,أحمد\n';
  const report = await reportOf({ ballots: [{ name: 'vote أحمد.csv', text }] });
  const page = html.render(report, fileView);
  expect(page).toContain('&quot;title&quot;: &quot;أحمد&quot;');
  expect(/<code class="command">[^<]*/.exec(page)?.[0]).toMatch(/vote أحمد\.csv/);
});
