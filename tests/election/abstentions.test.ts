import { describe, expect, test } from 'vitest';
import type { TallyInput } from '../../src/index.ts';
import { reportOf, tallied } from '../support/tallied.ts';

/** What came of the contests of a file: figures of a question, votes of options, and who abstained. */
async function countOf(lines: readonly string[], flags: TallyInput['flags'] = {}) {
  const text = `${lines.join('\n')}\n`;
  const input = { ballots: [{ name: 'b.csv', text }], flags };
  const report = await reportOf(input);
  // The definition that the report carries comes to the same.
  const definition = JSON.stringify(report.definition.value);
  const again = await reportOf({ ballots: input.ballots, definition });
  expect(again.contests).toEqual(report.contests);
  expect(again.definition.sha256).toBe(report.definition.sha256);
  return report.contests.map((contest) => {
    if (contest.status !== 'active') throw new Error('withdrawn');
    const { title, method, options, accounting } = contest;
    const votes = Object.fromEntries(options.map((option) => [option.title, option.votes]));
    return [title, method, votes, { abstain: accounting.abstain, invalid: accounting.invalid }];
  });
}

async function warningsOf(lines: readonly string[], flags: TallyInput['flags'] = {}) {
  const text = `${lines.join('\n')}\n`;
  const checked = await tallied({ ballots: [{ name: 'b.csv', text }], flags });
  if (!checked.ok) return checked.codes;
  return checked.warnings.map(({ code }) => code);
}

describe('a box for those who abstain is no candidate', () => {
  const rows = ['1,x,,', '2,,x,', '3,,,x', '4,,,x', '5,,,x', '6,x,,'];
  const ana = { Ana: 2, Bo: 1 };

  test.each([
    'President: Ana,President: Bo,President: Abstain',
    'President [Ana],President [Bo],President [Abstention]',
  ])('%s', async (headings) => {
    expect(await countOf([`Ballot,${headings}`, ...rows])).toEqual([
      ['President', 'plurality', ana, { abstain: 3, invalid: 0 }],
    ]);
  });

  test('wherever it stands among the boxes', async () => {
    const lines = ['Ballot,Chair [Abstain],Chair [Ana],Chair [Blank],Chair [Bo]'];
    const count = await countOf([...lines, '1,x,,,', '2,,x,,', '3,,,x,', '4,,,,x', '5,,x,,']);
    expect(count).toEqual([['Chair', 'plurality', ana, { abstain: 1, invalid: 0 }]]);
  });

  test('who ticks a candidate besides says neither, and is told', async () => {
    const lines = ['Ballot,Chair [Ana],Chair [Bo],Chair [Abstain]', ...rows, '7,,x,x'];
    expect(await countOf(lines)).toEqual([['Chair', 'plurality', ana, { abstain: 3, invalid: 1 }]]);
    expect(await warningsOf(lines)).toContain('marks.unread');
  });

  test('where all boxes are such words they are what was asked', async () => {
    const lines = ['Ballot,Vote [Abstain],Vote [Blank]', '1,x,', '2,,x', '3,,x'];
    const [[, , votes] = []] = await countOf(lines);
    expect(votes).toEqual({ Abstain: 1, Blank: 2 });
  });
});

describe('what stands among the options of a definition and means no option', () => {
  const abstained = (lines: readonly string[], contest: object) =>
    reportOf({
      ballots: [{ name: 'b.csv', text: `${lines.join('\n')}\n` }],
      definition: JSON.stringify({ contests: [contest] }),
    }).then(({ contests }) => contests.map(({ accounting }) => accounting));
  const boxes = (titles: readonly string[]) =>
    titles.map((title, at) => ({
      title,
      column: `#${at + 2}`,
      ...(title === 'Pass' && { means: 'abstain' }),
    }));

  test.each<[string, readonly string[], object]>([
    [
      'a box',
      ['Id,A,B,P', '1,x,,', '2,,x,', '3,,,x'],
      { method: 'plurality', options: boxes(['Ann', 'Bo', 'Pass']) },
    ],
    [
      'a rank',
      ['Id,A,B,P', '1,1,2,', '2,2,1,', '3,,2,1'],
      { method: 'plurality', cells: 'ranks', options: boxes(['Ann', 'Bo', 'Pass']) },
    ],
    [
      'a box beside Yes and No',
      ['Id,A,B,P', '1,x,,', '2,,x,', '3,,,x'],
      { method: 'question', options: boxes(['Yes', 'No', 'Pass']) },
    ],
    [
      'a word',
      ['Id,Vote', '1,Ann', '2,Bo', '3,Pass'],
      {
        column: 'Vote',
        method: 'plurality',
        options: ['Ann', 'Bo', { title: 'Pass', means: 'abstain' }],
      },
    ],
  ])('%s', async (_, lines, contest) => {
    const [found] = await abstained(lines, { title: 'Chair', ...contest });
    expect(found).toMatchObject({ ballots: 3, valid: 2, abstain: 1, invalid: 0 });
  });
});

describe('boxes of which each holds a number', () => {
  const lines = ['Chair - Ana,Chair - Bo', '1,0', '0,1', '0,0', '0,0', '0,0', '1,0'];
  const flags = { methods: new Map([['chair', 'approval']]) };

  test('elect no "0" when they are counted as the program advised', async () => {
    expect(await warningsOf(lines)).toEqual(['contest.boxes']);
    expect(await countOf(lines, flags)).toEqual([
      ['Chair', 'approval', { Ana: 2, Bo: 1 }, { abstain: 3, invalid: 0 }],
    ]);
  });
});

describe('boxes of a spreadsheet', () => {
  const rows = ['Ann,TRUE,FALSE', 'Bob,TRUE,FALSE', 'Cat,FALSE,TRUE'];

  test('are asked about below names', async () => {
    const lines = ['Name,Ana,Bo', ...rows];
    expect(await warningsOf(lines)).toContain('contest.boxes');
    expect(await countOf(lines, { methods: new Map([['candidates', 'approval']]) })).toEqual([
      ['Candidates', 'approval', { Ana: 2, Bo: 1 }, { abstain: 0, invalid: 0 }],
    ]);
    const questions = await countOf(lines, { methods: new Map([['candidates', 'question']]) });
    expect(questions.map(([, method]) => method)).toEqual(['question', 'question']);
  });

  test('are answers below what a voter agrees to, and hinder no other contest', async () => {
    const consents = [
      'Id,Chair,Photo consent,Mailing list',
      '1,Kim,TRUE,FALSE',
      '2,Lee,TRUE,TRUE',
      '3,Kim,TRUE,TRUE',
    ];
    expect((await countOf(consents)).map(([title]) => title)).toContain('Chair');
    const boxes = ['Id,Chair,Ana,Bo', '1,Kim,TRUE,FALSE', '2,Lee,FALSE,TRUE', '3,Kim,TRUE,FALSE'];
    expect(await warningsOf(boxes)).toContain('contest.boxes');
    const chair = await countOf(boxes, { contests: ['Chair'] });
    expect(chair.map(([title, , votes]) => [title, votes])).toEqual([
      ['Chair', { Kim: 2, Lee: 1 }],
    ]);
    expect(await warningsOf(boxes, { contests: ['Ana'] })).toContain('contest.boxes');
  });

  test('are answers below questions', async () => {
    const count = await countOf(['Name,Motion A,Motion B', ...rows]);
    expect(count.map(([title, , votes]) => [title, votes])).toEqual([
      ['Motion A', { Yes: 2, No: 1 }],
      ['Motion B', { Yes: 1, No: 2 }],
    ]);
  });
});

describe('answers that explain their word', () => {
  const voted = (...cells: readonly string[]) => [
    'Name,Vote',
    ...cells.map((cell, at) => `v${at},${cell}`),
  ];

  test.each([
    ['Yes - I support the amendment', 'No - I oppose it', 'Abstain - I do not wish to vote'],
    ['1. Yes', '2. No', '3. Abstain'],
    ['a) For', 'b) Against', 'c) Abstain'],
    ['Option 1: Yes', 'Option 2: No', 'Option 3: Abstain'],
    ['Yes / Oui', 'No / Non', 'Abstain / Abstention'],
    ['Ja – ich stimme zu', 'Nein – ich lehne ab', 'Enthaltung'],
    ['Approve (as drafted)', 'Reject (send it back)', 'Abstain'],
    ['"Yes, in principle"', '"No, not now"', 'Abstain'],
    ['Yes', 'No', 'Abstain: no view'],
  ])('%s / %s / %s', async (yes, no, abstain) => {
    expect(await countOf(voted(yes, yes, no, abstain, abstain, abstain))).toEqual([
      ['Vote', 'question', { Yes: 2, No: 1 }, { abstain: 3, invalid: 0 }],
    ]);
  });

  test('are options where a side has two of them', async () => {
    const cells = ['Yes - in May', 'Yes - in June', 'No - never', 'Yes - in May'];
    const [[, method, votes] = []] = await countOf(voted(...cells));
    expect([method, votes]).toEqual([
      'plurality',
      { 'No - never': 1, 'Yes - in June': 1, 'Yes - in May': 2 },
    ]);
  });

  test('are options where more than slips are no side', async () => {
    const cells = ['Yes - close it', 'No - keep it', 'Later', 'Later', 'Later'];
    const [[, method, votes] = []] = await countOf(voted(...cells));
    expect([method, votes]).toEqual([
      'plurality',
      { Later: 3, 'No - keep it': 1, 'Yes - close it': 1 },
    ]);
  });

  test('are options where a word is a letter, a name or another side', async () => {
    for (const cells of [
      ['Y - Yellow', 'N - Navy', 'Y - Yellow'],
      ['Con (Nguyen)', 'Da (Silva)', 'Con (Nguyen)'],
      ['Yes / No', 'No / Yes', 'Yes / No'],
      ['Blank - John', 'Yes Man', 'No Name'],
    ])
      expect((await countOf(voted(...cells))).map(([, method]) => method)).toEqual(['plurality']);
  });

  test('abstain beside candidates', async () => {
    const cells = ['Ana', 'Bo', 'Ana', 'Abstain - none of them', 'Abstain - none of them'];
    expect(await countOf(voted(...cells))).toEqual([
      ['Vote', 'plurality', { Ana: 2, Bo: 1 }, { abstain: 2, invalid: 0 }],
    ]);
  });

  test.each([
    [['Ana Lee', 'Bo Kim'], []],
    [['Mme Dupont', 'M. Martin'], []],
    [['Ana', 'Bo'], ['contest.uncertain']],
    [['Jah jah', 'Ei ei'], ['contest.uncertain']],
    [['Accept It', 'Reject It'], ['contest.uncertain']],
  ])(
    'two beside those who abstain are sure where they have full names: %j',
    async ([one, other], codes) => {
      const cells = [one, other, one, 'Abstain', one].map((cell) => cell ?? '');
      expect(await warningsOf(voted(...cells))).toEqual(codes);
    },
  );

  test('are told with what they mean', async () => {
    const text = `${voted('Yes - go', 'Yes - go', 'No - stay', 'No - stay').join('\n')}\n`;
    const { reading } = await reportOf({ ballots: [{ name: 'b.csv', text }] });
    expect(reading.sentences).toContain('"Vote": "Yes - go" is a yes, "No - stay" a no.');
  });
});

describe('a side that is misspelt', () => {
  const cells = ['For', 'Agianst', 'For', 'Agianst'];
  test.each([
    [cells, ['contest.uncertain']],
    [['For', 'Against', 'Against'], []],
    [['Spring', 'Autumn', 'Spring'], []],
  ])('%j', async (votes, expected) => {
    const lines = ['Voter ID,Vote', ...votes.map((vote, at) => `${at},${vote}`)];
    expect(await warningsOf(lines)).toEqual(expected);
  });
});

describe('marks that stand together', () => {
  const cells = ['Ana Lee', 'Ana Lee', '"Cy Roe, Di Poe"', '"Cy Roe, Di Poe"', 'Bo Fox'];
  const lines = ['Voter ID,Choose 2 board members', ...cells.map((cell, at) => `${at},${cell}`)];
  const id = 'choose-2-board-members';

  test('are told where the title asks for several, whatever is said of seats', async () => {
    expect(await warningsOf(lines, { seats: new Map([[id, 2]]) })).toContain(
      'contest.joined-options',
    );
  });

  test('are cut at a separator that is named', async () => {
    const flags = { separators: new Map([[id, ', ']]), methods: new Map([[id, 'approval']]) };
    const [[, , votes] = []] = await countOf(lines, flags);
    expect(votes).toEqual({ 'Ana Lee': 2, 'Bo Fox': 1, 'Cy Roe': 2, 'Di Poe': 2 });
  });

  test('are one where the title asks for one', async () => {
    const one = ['Voter ID,Chair', ...lines.slice(1)];
    expect(await warningsOf(one)).toEqual([]);
  });
});

describe('more marks than the title allows', () => {
  const rows = ['1,x,x,', '2,x,,x', '3,x,x,x', '4,x,x,x', '5,,x,'];
  const lines = ['Member,Vote for two: Ana,Vote for two: Bo,Vote for two: Cy', ...rows];
  const seats = new Map([['vote-for-two', 2]]);

  test('are told, and invalid when that is said', async () => {
    expect(await warningsOf(lines, { seats })).toEqual(['marks.over-title']);
    const flags = { seats, max: new Map([['vote-for-two', 2]]) };
    expect(await warningsOf(lines, flags)).toEqual(['marks.miscounted']);
    expect(await countOf(lines, flags)).toEqual([
      ['Vote for two', 'approval', { Ana: 2, Bo: 2, Cy: 1 }, { abstain: 0, invalid: 2 }],
    ]);
  });

  test.each([
    ['Vote for all you approve of, 2 seats', []],
    ['Approve of up to two, 2 seats', ['marks.over-title']],
  ])('are none too many where it asks for all: %s', async (title, codes) => {
    const own = [(lines[0] ?? '').replaceAll('Vote for two', `"${title}`), ...rows].map((line) =>
      line.replaceAll(/(: (?:Ana|Bo|Cy))/g, '$1"'),
    );
    expect(await warningsOf(own, { seats: new Map([['', 2]]) })).toEqual(codes);
  });

  test('of all contests: those of a question are none', async () => {
    const both = [`${lines[0]},Adopt?`, ...rows.map((row) => `${row},Yes`)];
    const count = await countOf(both, { seats, max: new Map([['', 2]]) });
    expect(count.map(([, method, , other]) => [method, other])).toEqual([
      ['approval', { abstain: 0, invalid: 2 }],
      ['question', { abstain: 0, invalid: 0 }],
    ]);
  });
});

describe('a ranking that is counted by approval', () => {
  test.each([
    ['names below ranks', ['Name,Choice 1,Choice 2', 'a,Ana,Bo', 'b,Bo,Ana', 'c,Cy,Ana', 'd,Ana,']],
    ['ranks below names', ['Name,Ana,Bo,Cy', 'a,1,2,', 'b,2,1,', 'c,2,,1', 'd,1,,']],
  ])('gives a vote to all who are named: %s', async (_, lines) => {
    const flags = { methods: new Map([['candidates', 'approval']]) };
    const [[, , votes] = []] = await countOf(lines, flags);
    expect(votes).toEqual({ Ana: 4, Bo: 2, Cy: 1 });
  });
});

describe('Doodle with one time a day', () => {
  test('has no ballot of times, and no contest of minutes', async () => {
    const times = [',Mon 4,Tue 5,Wed 6', ',10:00 AM,10:00 AM,9:30 AM'];
    const count = await countOf([...times, 'Ann,OK,,OK', 'Bob,OK,(OK),', 'Cat,,OK,OK']);
    expect(count.map(([title, , votes]) => [title, votes])).toEqual([
      ['Candidates', { 'Mon 4, 10:00 AM': 2, 'Tue 5, 10:00 AM': 1, 'Wed 6, 9:30 AM': 2 }],
    ]);
  });
});

describe('words of other languages', () => {
  test.each([
    [['Voor', 'Tegen', 'Blanco', 'Voor'], 2, 1, 1],
    [['Sim', 'Não', 'Branco', 'Sim'], 2, 1, 1],
    [['Ja', 'Nei', 'Blank', 'Ja'], 2, 1, 1],
  ])('%j', async (cells, yes, no, blank) => {
    const text = `Id,Motion\n${cells.map((cell, at) => `a${at},${cell}`).join('\n')}\n`;
    const { contests } = await reportOf({ ballots: [{ name: 'b.csv', text }] });
    expect(contests).toMatchObject([
      { options: [{ votes: yes }, { votes: no }], accounting: { blank, invalid: 0 } },
    ]);
  });

  test('somebody may be called Blanco', async () => {
    const cells = ['Ana', 'Blanco', 'Blanco', 'Cy', 'Ana', 'Blanco'];
    const text = `Id,Chair\n${cells.map((cell, at) => `a${at},${cell}`).join('\n')}\n`;
    const { contests } = await reportOf({ ballots: [{ name: 'b.csv', text }] });
    expect(contests).toMatchObject([{ outcome: { kind: 'elected', winners: ['blanco'] } }]);
  });
});

test.each(['ABS', 'Withheld'])('%s may be what one votes for', async (option) => {
  const cells = [option, 'PLA', option, 'PETG', option];
  const text = `Id,Best?\n${cells.map((cell, at) => `a${at},${cell}`).join('\n')}\n`;
  const { contests } = await reportOf({ ballots: [{ name: 'b.csv', text }] });
  expect(contests).toMatchObject([
    { outcome: { winners: [option.toLowerCase()] }, accounting: { valid: 5, abstain: 0 } },
  ]);
});

test('what one voter wrote beside "spoilt" is invalid, and stands in no report', async () => {
  const cells = ['Yes', 'Yes', 'No', 'Spoilt - Jane Roe is a liar', 'Spoilt'];
  const text = `Token,Strike?\n${cells.map((cell, at) => `t${at},${cell}`).join('\n')}\n`;
  const done = await tallied({ ballots: [{ name: 'b.csv', text }] });
  if (!done.ok) throw new Error(done.codes.join());
  expect(done.report.contests[0]?.accounting).toMatchObject({ valid: 3, invalid: 2 });
  expect(JSON.stringify(done.report)).not.toContain('Jane');
  expect(done.warnings.map(({ code }) => code)).toContain('marks.unread');
});

test.each([
  'Abstain from this vote',
  'I wish to abstain from voting',
  'I do not wish to vote for this position',
  "I don't want to vote",
  'Prefer not to vote',
  'No preference',
])('whoever says "%s" abstains, in a choice and in a question', async (cell) => {
  const rows = (one: string, other: string) =>
    [one, other, cell, one, cell, one].map((own, at) => `t${at},${own}`);
  expect(await countOf(['Token,Chair', ...rows('Ana', 'Bo')])).toEqual([
    ['Chair', 'plurality', { Ana: 3, Bo: 1 }, { abstain: 2, invalid: 0 }],
  ]);
  expect(await countOf(['Token,Lease', ...rows('Yes', 'No')])).toEqual([
    ['Lease', 'question', { Yes: 3, No: 1 }, { abstain: 2, invalid: 0 }],
  ]);
});

test.each(['Vote again in May', 'Abstainers Anonymous', 'Do not vote it down'])(
  '%s is an option',
  async (option) => {
    const lines = ['Ana', 'Bo', option, 'Ana', option, 'Ana'].map((own, at) => `t${at},${own}`);
    expect(await countOf(['Token,Chair', ...lines])).toEqual([
      ['Chair', 'plurality', { Ana: 3, Bo: 1, [option]: 2 }, { abstain: 0, invalid: 0 }],
    ]);
  },
);
