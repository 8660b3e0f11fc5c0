import type { TallyInput } from '../../src/index.ts';

/** Texts that mean something to a browser, a terminal, a spreadsheet, a template or a reader's eye. */
const hostile = [
  '<script>alert(1)</script>',
  '</script><script>alert(2)</script>',
  '"><img src=x onerror=alert(3)>',
  "' onmouseover='alert(4)",
  'javascript:alert(5)',
  '{{constructor.constructor("alert(6)")()}}',
  '\u202egnp.exe\u202c',
  '\u001b[31mred\u001b[0m',
  "=cmd|' /C calc'!A0",
  '<!--',
  ']]><svg/onload=alert(7)>',
  '&lt;b&gt; &#60;i&#62;',
  '</style><style>*{display:none}</style>',
  '<base href=//evil.test/>',
  '</title><iframe src=//evil.test/>',
  '\u2066unclosed',
];

/**
 * An election that has a text of a stranger wherever one can stand, made up for the tests.
 * @param kind with texts that mean harm, or with as many that do not
 */
export function hostileElection(kind: 'hostile' | 'harmless'): TallyInput {
  const text = (at: number) => {
    const own = hostile[at % hostile.length] ?? '';
    if (kind === 'hostile') return `${own} ${at}`;
    // That cells were written for a web page is told of both.
    return own.includes('&lt;') ? `Plain &amp; simple ${at}` : `Plain ${at}`;
  };
  const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: 24 }, (_, at) =>
    [
      `T${at}`,
      text(10 + (at % 2)),
      at % 3 === 0 ? 'No' : 'Yes',
      text(20 + (at % 5)),
      [text(30), text(31 + (at % 2))].join(';'),
      at % 4 === 0 ? 'No' : 'Yes',
    ]
      .map(cell)
      .join(','),
  );
  const headings = ['Token', text(1), text(2), text(3), text(4), text(5)];
  const options = (first: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `o${first + at}`, title: text(first + at) }));
  return {
    ballots: [{ name: `${text(0)}.csv`, text: [headings.map(cell).join(','), ...rows].join('\n') }],
    definition: {
      title: text(6),
      subtitle: text(7),
      eligible: 40,
      quorum: 'majority',
      columns: { voter: '#1', group: '#2' },
      bands: [{ title: text(8), rule: 'majority' }],
      rulings: [{ voter: 'T1', decision: 'set aside', reason: text(9), by: text(47) }],
      contests: [
        { id: 'q1', title: text(40), column: '#3', method: 'question' },
        {
          id: 'q2',
          title: text(41),
          column: '#6',
          method: 'question',
          rule: `majority and majority in each "${text(1).replaceAll('"', '""')}"`,
        },
        {
          id: 'board',
          title: text(42),
          column: '#4',
          method: 'plurality',
          options: options(20, 5),
        },
        {
          id: 'sites',
          title: text(43),
          column: '#5',
          method: 'approval',
          seats: 2,
          options: options(30, 3),
        },
      ],
      categories: [
        {
          title: text(44),
          contests: ['q1', 'board'],
          positions: [
            { title: text(45), selections: ['q1'] },
            { title: text(46), selections: [{ board: ['o20', 'o21'] }] },
          ],
        },
      ],
    },
  };
}
