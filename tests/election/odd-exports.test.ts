import { describe, expect, test } from 'vitest';
import type { Flags } from '../../src/election/settings.ts';
import { reportOf, tallied } from '../support/tallied.ts';

/** The contests of a file without a definition: each with its method and what its options have. */
async function contestsOf(...lines: readonly string[]) {
  const text = `${lines.join('\n')}\n`;
  const { contests } = await reportOf({ ballots: [{ name: 'b.csv', text }] });
  return contests.flatMap((contest) =>
    contest.status === 'active'
      ? [
          [
            contest.title,
            contest.method,
            Object.fromEntries(contest.options.map(({ title, votes }) => [title, votes])),
          ],
        ]
      : [],
  );
}

async function setAsideOf(...lines: readonly string[]) {
  const text = `${lines.join('\n')}\n`;
  const { accounting } = await reportOf({ ballots: [{ name: 'b.csv', text }] });
  return accounting.rows - accounting.counted;
}

async function refusalOf(...lines: readonly string[]) {
  const checked = await tallied({ ballots: [{ name: 'b.csv', text: `${lines.join('\n')}\n` }] });
  return checked.ok ? [] : checked.codes;
}

describe('around the table', () => {
  const table = ['Name,Fees,Hall', 'Al,Yes,No', 'Bea,No,Yes', 'Cid,Yes,Yes'];
  const fees = ['Fees', 'question', { Yes: 2, No: 1 }];
  const hall = ['Hall', 'question', { Yes: 2, No: 1 }];

  test('a padded title is passed over, and said', async () => {
    expect(await contestsOf('Results of the meeting,,', ...table)).toEqual([fees, hall]);
    const text = `Results of the meeting,,\n,,\n${table.join('\n')}\n`;
    const checked = await tallied({ ballots: [{ name: 'b.csv', text }] });
    if (!checked.ok) throw new Error('refused');
    const told = checked.warnings.find(({ code }) => code === 'file.title');
    expect(told?.places).toMatchObject([{ line: 3 }]);
    expect(checked.report.accounting.rows).toBe(3);
  });

  test('notes below an empty row are no ballots', async () => {
    const notes = [',,', 'Exported on 5 March,,', 'Source: portal,,'];
    expect(await contestsOf(...table, ...notes)).toEqual([fees, hall]);
  });

  test('notes that are cut at their comma are no ballots', async () => {
    const votes = ['Name,Vote', 'Al,yes', 'Bea,yes', 'Cid,no'];
    const tally = ['Vote', 'question', { Yes: 2, No: 1 }];
    const note = 'Counted by J. Doe, 3 March 2026';
    expect(await contestsOf(...votes, '', note)).toEqual([tally]);
    expect(await contestsOf(...votes, '', '* Cid voted by phone.', note)).toEqual([tally]);
    // Without a line between, or with an answer, or as other rows are written, it may be a ballot.
    expect(await setAsideOf(...votes, note)).toBe(0);
    expect(await setAsideOf(...votes, '', 'Dan van Eck, yes')).toBe(0);
    expect(await setAsideOf(...votes, 'Dan, perhaps', '', 'Eve van Eck, maybe')).toBe(0);
    expect(await setAsideOf(...votes, '', note)).toBe(1);
  });

  test('an answer that stands above is no note', async () => {
    const rows = ['Keep the hall,a', 'Sell the hall,b', 'Keep the hall,c', ',', 'Keep the hall,'];
    expect(await setAsideOf('Which proposal?,Comment', ...rows)).toBe(0);
  });

  test('a ballot below an empty row is one', async () => {
    const [first] = await contestsOf(...table, ',,', 'Dan,Yes,No');
    expect(first).toEqual(['Fees', 'question', { Yes: 3, No: 1 }]);
  });

  test('narrower lines above the headings are passed over, and said', async () => {
    const above = ['Poll Report', 'Topic,Fees', '#,User,Vote'];
    const lines = [...above, '1,Al,Yes', '2,Bea,No'];
    expect(await contestsOf(...lines)).toEqual([['Vote', 'question', { Yes: 1, No: 1 }]]);
    const checked = await tallied({ ballots: [{ name: 'b.csv', text: lines.join('\r\n') }] });
    if (!checked.ok) throw new Error('refused');
    const told = checked.warnings.find(({ code }) => code === 'file.title');
    expect(told?.places).toMatchObject([{ line: 3 }]);
  });

  test('cells in quotes above the headings are passed over, as long as they are of one line', async () => {
    const block = ['Poll Report', 'Topic,Start', 'Assembly,"11/01/2021 09:00"', ''];
    const headings = '#,User Name,User Email,Submitted Date/Time,Adopt the budget?';
    const polled = [
      '1,Al,al@x.org,"11/01/2021 09:31:10",Yes',
      '2,Bea,bea@x.org,"11/01/2021 09:31:12",No',
      '3,Cid,cid@x.org,"11/01/2021 09:31:15",Yes',
    ];
    expect(await contestsOf(...block, headings, ...polled)).toEqual([
      ['Adopt the budget?', 'question', { Yes: 2, No: 1 }],
    ]);
    const broken = ['Poll Report', 'Topic,"Start', 'at 9"'];
    expect(await refusalOf(...broken, headings, ...polled)).toEqual(['rows.all-malformed']);
  });

  test('a time of voting may be called "Submitted Date and Time"', async () => {
    const rows = ['1,Al,08/30/2026 20:11:04,Yes', '2,Bea,08/30/2026 20:11:09,No'];
    expect(
      await contestsOf('Poll Report', '', '#,User Name,Submitted Date and Time,Adopt?', ...rows),
    ).toEqual([['Adopt?', 'question', { Yes: 1, No: 1 }]]);
  });

  test('a comment above the headings is a title', async () => {
    expect(await contestsOf('# exported on 5 March', ...table)).toEqual([fees, hall]);
  });

  test('a ballot is no heading, though a narrower line stands above it', async () => {
    const rows = ['Al,Yes', 'Bea,No', 'Cid,Yes'];
    expect(await refusalOf('Vote', ...rows)).toEqual(['file.no-headings']);
  });

  test('lines of several widths are refused', async () => {
    const above = ['Poll Report', '#,User,Vote'];
    expect(await refusalOf(...above, '1,Al,Yes', '2,Bea,No', '3,Cid')).toEqual([
      'rows.all-malformed',
    ]);
  });

  test('headings below merged cells', async () => {
    const rows = ['1,Yes,No', '2,No,Yes', '3,Yes,Yes', '4,Yes,No'];
    expect(await contestsOf('Paper,Motions,', ',Fees,Hall', ...rows)).toEqual([
      ['Fees', 'question', { Yes: 3, No: 1 }],
      ['Hall', 'question', { Yes: 2, No: 2 }],
    ]);
  });

  test('a first ballot below a column without a heading is a ballot', async () => {
    const rows = ['1,Yes,Ana', '2,No,Bo', '3,Yes,Bo', '4,Yes,Bo'];
    const [first] = await contestsOf('Paper,Fees,', ...rows);
    expect(first).toEqual(['Fees', 'question', { Yes: 3, No: 1 }]);
  });
});

describe('no ballots at all', () => {
  test.each([
    ['votes of candidates', ['Candidate,Votes', 'Ana,120', 'Bo,98']],
    ['votes for and against', ['Motion,For,Against', 'Fees,120,30', 'Hall,60,75']],
  ])('%s', async (_, lines) => {
    expect(await refusalOf(...lines)).toEqual(['file.totals']);
  });

  test('figures under votes are weights where the definition or a roll says so', async () => {
    const weights = ['North,120', 'South,80'];
    const ballots = (text: string) => [{ name: 'b.csv', text }];
    const told = await tallied({
      ballots: ballots(['Branch,Votes,Motion', `${weights[0]},yes`, `${weights[1]},no`].join('\n')),
      definition: 'columns: {voter: Branch, weight: Votes}\n',
    });
    const onRoll = await tallied({
      ballots: ballots('Branch,Motion\nNorth,yes\nSouth,no\n'),
      definition: 'columns: {voter: Branch}\nroll: {file: roll.csv, id: Branch, weight: Votes}\n',
      roll: { name: 'roll.csv', text: `Branch,Votes\n${weights.join('\n')}\n` },
    });
    for (const checked of [told, onRoll]) {
      if (!checked.ok) throw new Error(checked.codes.join());
      const [motion] = checked.report.contests;
      expect(motion).toMatchObject({ title: 'Motion', options: [{ votes: 120 }, { votes: 80 }] });
    }
  });

  test('a row for each answer', async () => {
    const rows = ['V1,President,Ana', 'V1,Treasurer,Cy', 'V2,President,Bo', 'V2,Treasurer,Cy'];
    expect(await refusalOf('Voter ID,Contest,Choice', ...rows)).toEqual(['file.long-form']);
    expect(await refusalOf('voter_id,ballot_item,choice', ...rows)).toEqual(['file.long-form']);
    // However few answer several; not where one comes back to what they answered before.
    const few = ['V1,President,Ana', 'V1,Treasurer,Cy', ...rows.slice(2), 'V3,President,Bo'];
    const more = Array.from({ length: 6 }, (_, at) => `X${at},President,Ana`);
    expect(await refusalOf('Voter,Office,Vote', ...few, ...more)).toEqual(['file.long-form']);
    expect(await refusalOf('Voter,Office,Vote', ...few, 'V1,President,Bo')).toEqual([]);
    // Where no heading says which is the answer, few may have changed both their votes.
    expect(await refusalOf('Voter,Proposal,Amendment', ...few, ...more)).toEqual([]);
  });

  test('a row for each answer of which no voter gave several is told', async () => {
    const rows = ['V1,President,Ana', 'V2,Treasurer,Cy', 'V3,President,Bo', 'V4,Treasurer,Cy'];
    const told = async (flags?: Flags, headings = 'Office,Vote') => {
      const text = `Voter,${headings}\n${rows.join('\n')}\n`;
      const checked = await tallied({
        ballots: [{ name: 'b.csv', text }],
        ...(flags && { flags }),
      });
      return checked.ok ? checked.warnings.map(({ hint }) => hint) : checked.codes;
    };
    expect(await told()).toEqual([expect.stringContaining('--contest "Office" (with')]);
    expect(await told({ contests: ['Office', 'Vote'] })).toEqual([]);
    expect((await told(undefined, 'Proposal,Amendment')).join()).not.toContain('pivot');
  });

  test('a group that is counted because nothing else may be is told', async () => {
    const rows = ['1,North,Yes', '2,South,Yes', '3,North,Yes', '4,North,Yes'];
    const [first] = await contestsOf('Member,Branch,Valid', ...rows);
    expect(first).toEqual(['Branch', 'plurality', { North: 3, South: 1 }]);
    const text = `Member,Branch,Valid\n${rows.join('\n')}\n`;
    const checked = await tallied({ ballots: [{ name: 'b.csv', text }] });
    expect(checked.ok && checked.warnings.at(-1)).toMatchObject({
      code: 'contest.uncertain',
      hint: expect.stringContaining('--contest "Branch"'),
    });
  });

  test('a row for each mark', async () => {
    const rows = ['12,Mon', '12,Tue', '13,Tue', '14,Wed', '14,Tue', '15,Mon'];
    const at = (...hours: readonly string[]) =>
      rows.map((row, index) => `${row},2026-03-01 ${hours[index]}`);
    const once = at('10:00:01', '10:00:02', '10:05:00', '10:06:00', '10:06:00', '10:07:00');
    const later = at('10:00:01', '11:00:02', '10:05:00', '10:06:00', '12:06:00', '10:07:00');
    expect(await refusalOf('user_id,option', ...rows)).toEqual(['file.long-form']);
    expect(await refusalOf('user_id,option,created_at', ...once)).toEqual(['file.long-form']);
    const poll = rows.map((row) => row.replace(',', ',poll,'));
    expect(await refusalOf('user_id,poll_name,option', ...poll)).toEqual(['file.long-form']);
    // Votes that were changed, one of them back to what it was, or by few voters.
    expect(await refusalOf('user_id,option,created_at', ...later)).toEqual([]);
    expect(await refusalOf('user_id,option', ...rows, '12,Mon')).toEqual([]);
    expect(await refusalOf('user_id,option', ...rows, '13,Wed', '15,Wed')).toEqual([]);
    const more = Array.from({ length: 6 }, (_, index) => `${index + 20},Mon`);
    expect(await refusalOf('user_id,option', ...rows, ...more)).toEqual([]);
  });

  test('a row for each mark is counted as it is said to be', async () => {
    const rows = ['12,Mon', '12,Tue', '13,Tue', '14,Wed', '14,Tue', '15,Mon'];
    const text = `user_id,option\n${rows.join('\n')}\n`;
    const ballotsWith = async (duplicates: 'keep' | 'last') => {
      const { contests } = await reportOf({
        ballots: [{ name: 'b.csv', text }],
        flags: { duplicates },
      });
      return contests.map((one) => one.status === 'active' && one.accounting.ballots);
    };
    expect([await ballotsWith('keep'), await ballotsWith('last')]).toEqual([[6], [4]]);
  });
});

describe('options with separators in them', () => {
  test('that all occur alone are whole, though they begin alike', async () => {
    const cells = [
      '"Dissolve, transfer assets"',
      '"Dissolve, keep assets"',
      'Carry on',
      '"Dissolve, transfer assets, Carry on"',
      '"Carry on, Dissolve, keep assets"',
      'Carry on',
    ];
    const found = await contestsOf('Which?', ...cells);
    expect(found).toEqual([
      [
        'Which?',
        'approval',
        { 'Carry on': 4, 'Dissolve, keep assets': 2, 'Dissolve, transfer assets': 2 },
      ],
    ]);
  });

  test('keep the space behind the separator, where others have none', async () => {
    const cells = ['"Roads,Schools"', '"Parks, playgrounds,Roads"', 'Schools', 'Roads'];
    const [first] = await contestsOf('Which?', ...cells, '"Parks, playgrounds"');
    expect(first?.[2]).toEqual({ 'Parks, playgrounds': 2, Roads: 3, Schools: 2 });
  });
});

describe('cells written for a web page', () => {
  test('are read as what they mean, and told', async () => {
    const rows = ["1,Ana O'Brien", '2,Ana O&#39;Brien', '3,Bo &amp; Co', '4,Ana O&#x27;Brien'];
    const lines = ['Ballot,Chair', ...rows, '5,Bo & Co'];
    expect(await contestsOf(...lines)).toEqual([
      ['Chair', 'plurality', { "Ana O'Brien": 3, 'Bo & Co': 2 }],
    ]);
    const checked = await tallied({ ballots: [{ name: 'b.csv', text: lines.join('\n') }] });
    const told = checked.ok ? checked.warnings.map(({ code }) => code) : [];
    expect(told).toContain('file.entities');
  });

  test('boxes are cut at semicolons of their own', async () => {
    const cells = ['R&amp;D;Sales;', 'R&amp;D;', 'Sales;'];
    expect(await contestsOf('Which?', ...cells)).toEqual([
      ['Which?', 'approval', { 'R&D': 2, Sales: 2 }],
    ]);
  });

  test('what means no letter is left, and a text that was encoded again is decoded to the end', async () => {
    const found = await contestsOf('Which?', '&#10;A', '&amp;lt;', '&#xd800;B', 'A & B; C');
    const options = Object.keys(found[0]?.[2] ?? {});
    expect(options.join(' ')).not.toContain('\n');
    expect(options.join(' ')).toContain(' < ');
  });
});

describe('answers over several columns', () => {
  const marks = ['M1,x,,', 'M2,,x,', 'M3,1,,', 'M4,,,✓', 'M5,0,0,0', 'M6,,,'];

  test('a mark under yes or no is a vote on one question', async () => {
    const text = `Member,For,Against,Abstain\n${marks.join('\n')}\n`;
    const { contests } = await reportOf({ ballots: [{ name: 'b.csv', text }] });
    expect(contests).toMatchObject([
      { title: 'Vote', method: 'question', accounting: { valid: 3, abstain: 1, blank: 2 } },
    ]);
  });

  test('each question of several has its own', async () => {
    const heads = ['Roof [Yes]', 'Roof [No]', 'Hall [Yes]', 'Hall [No]'];
    expect(await contestsOf(`Member,${heads}`, 'a,x,,,x', 'b,x,,x,', 'c,,x,,x')).toEqual([
      ['Roof', 'question', { Yes: 2, No: 1 }],
      ['Hall', 'question', { Yes: 1, No: 2 }],
    ]);
  });

  test('and boxes beside them are one contest, if they are said to be', async () => {
    const votesIn = async (...lines: readonly string[]) => {
      const flags = { methods: new Map([['candidates', 'approval']]) };
      const ballots = [{ name: 'b.csv', text: `${lines.join('\n')}\n` }];
      const { contests } = await reportOf({ ballots, flags });
      return contests.map((one) => one.status === 'active' && [one.title, one.options.length]);
    };
    const one = [['Candidates', 3]];
    expect(await votesIn('Agree,Disagree,Block', '1,0,0', '0,1,0', '0,0,1')).toEqual(one);
    expect(await votesIn('Agree,Disagree,Block', '1,0,0', '0,1,1', '0,1,1')).toEqual(one);
    const four = ['1,0,0,0', '0,1,0,0', '0,0,1,0', '0,0,0,1'];
    expect(await votesIn('Agree,Disagree,Stand aside,Block', ...four)).toEqual([['Candidates', 4]]);
    const both = ['1,0,1,0', '0,1,1,0', '1,0,0,1'];
    expect(await votesIn('Ann,Bo,Yes,No', ...both)).toEqual([
      ['Candidates', 2],
      ['Vote', 2],
    ]);
  });

  test('numbers under yes and no are no boxes', async () => {
    const rows = ['a,2,1', 'b,3,0', 'c,5,2', 'd,2,0'];
    expect(await refusalOf('Member,Yes,No', ...rows)).toEqual(['file.totals']);
  });

  test('names in numbered columns are asked about', async () => {
    const rows = ['1,Ana,Bo', '2,Bo,', '3,Cy,Ana', '4,Ana,Cy'];
    expect(await refusalOf('Ballot no.,Vote 1,Vote 2', ...rows)).toEqual(['contest.votes']);
    expect(await contestsOf('Ballot no.,Vote 1,Vote 2', '1,Yes,No', '2,No,Yes')).toHaveLength(2);
    expect(await contestsOf('Ballot no.,Vote 1,Vote 2', '1,Red,Ana', '2,Blue,Bo')).toHaveLength(2);
    const text = `Ballot no.,Vote 1,Vote 2\n${rows.join('\n')}\n`;
    const votes = async (method: string) => {
      const flags = { methods: new Map([['vote', method]]) };
      const { contests } = await reportOf({ ballots: [{ name: 'b.csv', text }], flags });
      return contests.map(({ options }) => options.map((option) => option.votes));
    };
    expect(await votes('approval')).toEqual([[3, 2, 2]]);
    expect(await votes('plurality')).toEqual([[2, 1, 1]]);
  });

  test('what is written beside a choice is a write-in, and only where nothing was chosen', async () => {
    const head = 'Who?,Who? [Other (please specify)]';
    expect(await contestsOf(head, 'Ana,', ',Dee', ',dee', 'Bo,')).toEqual([
      ['Who?', 'plurality', { Ana: 1, Bo: 1, Dee: 2 }],
    ]);
    expect(await contestsOf(head, 'Ana,Dee', 'Bo,dee', 'Bo,')).toEqual([
      ['Who?', 'plurality', { Ana: 1, Bo: 2 }],
    ]);
  });
});

describe('cells of boxes', () => {
  test('are cut at "and" and "&" where that explains them', async () => {
    const cells = ['Fair & Walk', 'Fair & Camp & Walk', 'Camp', 'Walk', 'Fair & Camp', 'Fair'];
    expect(await contestsOf('Board', ...cells)).toEqual([
      ['Board', 'approval', { Camp: 3, Fair: 4, Walk: 3 }],
    ]);
    const whole = ['Salt and pepper', 'Oil', 'Oil', 'Salt and pepper'];
    expect(await contestsOf('Which?', ...whole)).toEqual([
      ['Which?', 'plurality', { Oil: 2, 'Salt and pepper': 2 }],
    ]);
  });

  test('are cut at semicolons, though one cell is made of two others', async () => {
    const cells = ['Bo;Cy;Di', 'Bo;Cy', 'Di;Ed', 'Bo;Cy;Di;Ed'];
    const stamped = cells.map((cell, at) => `2024/05/01 10:0${at}:01,${cell}`);
    const expected = [['Board', 'approval', { Bo: 3, Cy: 3, Di: 3, Ed: 2 }]];
    expect(await contestsOf('Board', ...cells)).toEqual(expected);
    expect(await contestsOf('Timestamp,Board', ...stamped)).toEqual(expected);
  });
});

describe('columns', () => {
  test('of boxes with nothing in common but their marks are one contest', async () => {
    const rows = ['m1,X,,X', 'm2,X,,', 'm3,,X,'];
    expect(await contestsOf('Member,Ana,Bo,Cy', ...rows)).toEqual([
      ['Candidates', 'approval', { Ana: 2, Bo: 1, Cy: 1 }],
    ]);
  });

  test('of ratings larger than their number are scores', async () => {
    const rows = ['5,3', '4,5', '5,1'].map((cells, at) => `m${at},${cells}`);
    expect(await refusalOf('Member,Rate [Ana],Rate [Bo]', ...rows)).toEqual(['contest.scores']);
  });

  test('headed No, or with Duration in their title, are contests', async () => {
    const rows = ['m1,Yes,Yes', 'm2,No,Yes', 'm3,Yes,No'];
    const found = await contestsOf('Member,Duration of the lease: ten years?,Hall', ...rows);
    expect(found.map(([title]) => title)).toEqual(['Duration of the lease: ten years?', 'Hall']);
  });
});

describe('LimeSurvey', () => {
  test('in German: unfinished responses and its own columns are left out', async () => {
    const found = await contestsOf(
      '"Antwort ID","Datum Abgeschickt","Letzte Seite","Start-Sprache","Zufallsstartwert","Haushalt?"',
      '"1","2024-03-01 10:00:00","2","de","771","Ja"',
      '"2","2024-03-02 10:00:00","2","de","772","Nein"',
      '"3","","1","de","773","Ja"',
    );
    expect(found).toEqual([['Haushalt?', 'question', { Yes: 1, No: 1 }]]);
  });

  test('without stamps: a response of 1980 was finished', async () => {
    const found = await contestsOf(
      'id,submitdate,lastpage,startlanguage,seed,Budget?',
      '1,1980-01-01 00:00:00,2,en,71,Yes',
      '2,1980-01-01 00:00:00,2,en,72,No',
      '3,,2,en,73,Yes',
    );
    expect(found).toEqual([['Budget?', 'question', { Yes: 1, No: 1 }]]);
  });

  test('with codes before the texts', async () => {
    const found = await contestsOf(
      'id. Response ID,submitdate. Date submitted,lastpage. Last page,startlanguage. Start language,G1. Budget?',
      '1,2024-03-01 10:00:00,2,en,Yes',
      '2,2024-03-02 10:00:00,2,en,No',
      '3,,2,en,Yes',
    );
    expect(found).toEqual([['Budget?', 'question', { Yes: 1, No: 1 }]]);
  });
});

test.each([
  ['Voor', 'Tegen', 'Onthouding'],
  ['Ano', 'Ne', 'Zdržuji se'],
  ['Igen', 'Nem', 'Tartózkodom'],
  ['はい', 'いいえ', '棄権'],
  ['Oui', 'Non', 'Je m’abstiens'],
  ['Zustimmung', 'Ablehnung', 'Enthaltung'],
  ['I agree', 'I disagree', 'I abstain'],
])('%s and %s are a question, and %s abstains', async (yes, no, abstain) => {
  const text = ['Motion', yes, yes, no, abstain].join('\n');
  const { contests } = await reportOf({ ballots: [{ name: 'b.csv', text }] });
  expect(contests[0]).toMatchObject({
    method: 'question',
    accounting: { valid: 3, abstain: 1 },
    options: [{ votes: 2 }, { votes: 1 }],
  });
});

test('thousands of different rankings are rankings still', async () => {
  // Seven options, in 4,500 of their 5,040 orders.
  const orders = (options: readonly string[]): string[][] =>
    options.length < 2
      ? [[...options]]
      : options.flatMap((first) =>
          orders(options.filter((one) => one !== first)).map((rest) => [first, ...rest]),
        );
  const cells = orders(['A', 'B', 'C', 'D', 'E', 'F', 'G']).slice(0, 4500);
  for (const separator of [' > ', ';']) {
    const rows = cells.map((order, at) => `m${at},${order.join(separator)}`);
    const text = `Member,Places\n${rows.join('\n')}\n`;
    const asked = await tallied({ ballots: [{ name: 'b.csv', text }] });
    expect(asked.ok ? [] : asked.codes).toEqual(['contest.ranking']);
    const definition = { contests: [{ column: 'Places', method: 'plurality' as const }] };
    const { contests } = await reportOf({ ballots: [{ name: 'b.csv', text }], definition });
    const votes = contests[0]?.options.map((one) => [one.title, one.votes]);
    expect(votes).toEqual(
      ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((title) => [
        title,
        cells.filter(([first]) => first === title).length,
      ]),
    );
  }
});

describe('cells that were not taken apart', () => {
  test.each([
    ['in single quotes', ["'Fees','Hall'", "'Yes','No'", "'No','Yes'"]],
    [
      'each line quoted as a whole',
      ['"""Fees"",""Hall"""', '"""Yes"",""No"""', '"""No"",""Yes"""'],
    ],
    ['between colons', ['Fees:Hall', 'Yes:No', 'No:Yes', ':Yes']],
  ])('%s', async (_, lines) => {
    expect(await refusalOf(...lines)).toEqual(['file.unsplit']);
  });

  test('a colon in the question or an answer is none', async () => {
    const lines = ['Motion: fees', 'Yes', 'No', 'Yes: all'];
    expect(await refusalOf(...lines)).toEqual([]);
  });
});

describe('what forms and surveys add', () => {
  test('a box for each answer that repeats it, "No" too', async () => {
    const heads = ['Respondent ID,Collector ID,Fees?,,', ',,Yes,No,Abstain'];
    const rows = ['1,9,Yes,,', '2,9,,No,', '3,9,,No,', '4,9,,,Abstain', '5,9,,,'];
    expect(await contestsOf(...heads, ...rows)).toEqual([['Fees?', 'question', { Yes: 1, No: 2 }]]);
  });

  test('the points of a quiz are no contest', async () => {
    const rows = ['1,Yes,-- / 0', '2,No,-- / 0', '3,Yes,1 / 1'];
    expect(await contestsOf('Paper,Fees,Fees [Score]', ...rows)).toEqual([
      ['Fees', 'question', { Yes: 2, No: 1 }],
    ]);
  });

  test('a column of names that nobody filled', async () => {
    const rows = ['1,,Yes', '2,,No', '3,,Yes'];
    expect(await contestsOf('Id,Naam,Fees', ...rows)).toEqual([
      ['Fees', 'question', { Yes: 2, No: 1 }],
    ]);
  });

  test('weights that group thousands tell which sign is the decimal point', async () => {
    const german = ['1;1.000,50;Yes', '2;2.000;No', '3;12,5;Yes'];
    expect(await contestsOf('Id;Weight;Fees', ...german)).toEqual([
      ['Fees', 'question', { Yes: 1013, No: 2000 }],
    ]);
  });

  test.each([
    ['1 250;Yes', '980;No', '12 000 500;Yes', { Yes: 12_001_750, No: 980 }],
    ['1\u202f250,5;Yes', '980;No', '75;Yes', { Yes: 1325.5, No: 980 }],
    ["1'250.25;Yes", '980;No', '75;Yes', { Yes: 1325.25, No: 980 }],
  ])('weights with spaces or apostrophes between thousands: %s', async (one, two, three, votes) => {
    const rows = [one, two, three].map((row, at) => `${at + 1};${row}`);
    expect(await contestsOf('Id;Weight;Fees', ...rows)).toEqual([['Fees', 'question', votes]]);
  });

  test('a line sep=; that was quoted', async () => {
    expect(await contestsOf('"sep=;"', 'Fees;Hall', 'Yes;No', 'No;No')).toEqual([
      ['Fees', 'question', { Yes: 1, No: 1 }],
      ['Hall', 'question', { Yes: 0, No: 2 }],
    ]);
  });
});

describe('lists in a cell', () => {
  test.each([
    ['JSON', ['"[""Mon"",""Tue""]"', '"[""Mon""]"', '[]', '"[""Tue"",""Wed, late""]"']],
    ['single quotes', [`"['Mon', 'Tue']"`, `"['Mon']"`, '[]', `"['Tue', 'Wed, late']"`]],
    ['a database', ['"{Mon,Tue}"', '{Mon}', '{}', '"{Tue,""Wed, late""}"']],
  ])('as %s writes them are several marks', async (_, cells) => {
    const rows = cells.map((cell, at) => `m${at},${cell}`);
    expect(await contestsOf('Member,Days', ...rows)).toEqual([
      ['Days', 'approval', { Mon: 2, Tue: 2, 'Wed, late': 1 }],
    ]);
  });

  test('of one each are read as their items are', async () => {
    const rows = ['"[""Yes""]",[Ann]', '"[""No""]",[Bo]', '[],[Ann]'];
    expect(await contestsOf('Lease,Chair', ...rows)).toEqual([
      ['Lease', 'question', { Yes: 1, No: 1 }],
      ['Chair', 'plurality', { Ann: 2, Bo: 1 }],
    ]);
  });

  test('of all options in other orders are rankings', async () => {
    const rows = ['"[""Ann"",""Bo"",""Cy""]"', '"[""Bo"",""Ann"",""Cy""]"'];
    expect(await refusalOf('Chair', ...rows)).toEqual(['contest.ranking']);
    const flags = { methods: new Map([['chair', 'plurality']]) };
    const ballots = [{ name: 'b.csv', text: `Chair\n${rows.join('\n')}\n` }];
    const { contests } = await reportOf({ ballots, flags });
    expect(contests[0]?.options.map(({ votes }) => votes)).toEqual([1, 1, 0]);
  });

  test('of groups are none of a contest', async () => {
    const rows = ['[North],Yes', '[South],No', '[North],Yes'];
    expect(await contestsOf('Region,Lease', ...rows)).toEqual([
      ['Lease', 'question', { Yes: 2, No: 1 }],
    ]);
  });

  test('records are told', async () => {
    const rows = ['"{""fees"": ""yes""}"', '"{""fees"": ""no""}"', '"{""fees"": ""yes""}"'];
    const checked = await tallied({
      ballots: [{ name: 'b.csv', text: ['Vote', ...rows].join('\n') }],
    });
    if (!checked.ok) throw new Error('refused');
    expect(checked.warnings.map(({ code }) => code)).toContain('contest.uncertain');
  });
});

describe('headings joined loosely', () => {
  test('are one contest where the boxes repeat their option', async () => {
    const rows = ['m1,Ann,', 'm2,,Bo', 'm3,Ann,Bo'];
    const board = [['Board', 'approval', { Ann: 2, Bo: 2 }]];
    for (const heads of ['Board - Ann,Board - Bo', 'Ann:Board,Bo:Board', 'Board/Ann,Board/Bo'])
      expect(await contestsOf(`Member,${heads}`, ...rows)).toEqual(board);
  });

  test('are a question where Yes and No stand in them', async () => {
    const heads = 'Votes >> Roof >> Yes,Votes >> Roof >> No';
    expect(await contestsOf(`Member,${heads}`, 'a,Yes,', 'b,,No', 'c,Yes,')).toEqual([
      ['Votes >> Roof', 'question', { Yes: 2, No: 1 }],
    ]);
  });

  test('are asked about where 0 and 1 may be answers', async () => {
    const rows = ['a,1,0', 'b,0,1', 'c,1,1'];
    expect(await refusalOf('Member,Votes: roof,Votes: hall', ...rows)).toEqual(['contest.boxes']);
  });

  test('are a question each where answers stand below', async () => {
    expect(await contestsOf('Member,AGM: roof,AGM: hall', 'a,Yes,No', 'b,No,No')).toEqual([
      ['AGM: roof', 'question', { Yes: 1, No: 1 }],
      ['AGM: hall', 'question', { Yes: 0, No: 2 }],
    ]);
  });
});

describe('boxes', () => {
  const rows = ['Ann,OK,', 'Bo,(OK),OK', 'Cy,OK,OK'];
  const text = `Name,Argo,Beagle\n${rows.join('\n')}\n`;

  test('of polls for a date: (OK) is told, and counts as what it is said to be', async () => {
    const ballots = [{ name: 'b.csv', text }];
    const asIs = await tallied({ ballots });
    expect(asIs.ok && asIs.warnings.map(({ code }) => code)).toEqual(['marks.unread']);
    const votes = async (vocabulary: Record<string, string[]>) => {
      const { contests } = await reportOf({ ballots, definition: { vocabulary } });
      return contests.map(({ options }) => options.map((option) => option.votes));
    };
    expect(await votes({})).toEqual([[2, 2]]);
    expect(await votes({ yes: ['(OK)'] })).toEqual([[3, 2]]);
  });

  test('coded 1 and 2 are no ranking, for a ballot has several firsts', async () => {
    const coded = ['a,1,1,2', 'b,2,1,1', 'c,1,2,1'];
    expect(await refusalOf('Member,Mon,Tue,Wed', ...coded)).toEqual(['contest.scores']);
    const text = ['Member,Mon,Tue,Wed', ...coded].join('\n');
    const vocabulary = { yes: ['1'], no: ['2'] };
    const { contests } = await reportOf({
      ballots: [{ name: 'b.csv', text }],
      definition: { vocabulary },
    });
    expect(contests.map(({ method }) => method)).toEqual(['question', 'question', 'question']);
    const ranked = ['a,1,2', 'b,2,1', 'c,1,2'];
    expect(await refusalOf('Member,Mon,Tue', ...ranked)).toEqual(['contest.ranking']);
  });
});

test('what was written beside "Other" is the vote', async () => {
  const lines = ['Chair,Chair [Other]', 'Ann,', '-oth-,Dee', 'Other,dee', 'Bo,'];
  expect(await contestsOf(...lines)).toEqual([['Chair', 'plurality', { Ann: 1, Bo: 1, Dee: 2 }]]);
});

describe('SoSci Survey', () => {
  test('has labels below the names of its variables, which are no ballot, and notes what was not finished', async () => {
    const found = await contestsOf(
      'CASE;QUESTNNR;AB01;TIME001;FINISHED',
      'Nummer;Fragebogen;Haushalt?;Verweildauer;Abgeschlossen',
      '101;base;Ja;30;1',
      '102;base;Nein;31;1',
      '103;base;Ja;30;1',
      '104;base;Nein;30;0',
    );
    expect(found).toEqual([['Haushalt?', 'question', { Yes: 2, No: 1 }]]);
  });
});

describe('tables that hold no ballots', () => {
  test.each([
    ['the motions and what became of them', ['Title,Status', 'Roof,Accepted', 'Hall,Rejected']],
    ['figures under votes for', ['id,title,votes_for,votes_against', '1,Roof,12,3', '2,Hall,5,9']],
    ['positions and candidates', ['Position,Candidate,Votes', 'Chair,Ann,12', 'Chair,Bo,3']],
  ])('%s', async (_, lines) => {
    expect(await refusalOf(...lines)).toEqual(['file.totals']);
  });

  test.each([
    ['motions below each other', ['Motion,Ann,Bo,Cy', 'Roof,Yes,No,Yes', 'Hall,No,No,Yes']],
    ['numbered ballots', ['Item,Ballot 1,Ballot 2', 'Roof,Yes,No', 'Chair,Ann,Bo']],
  ])('%s lie on their side', async (_, lines) => {
    expect(await refusalOf(...lines)).toEqual(['file.transposed']);
  });

  test('names beside a status, and titles that repeat, are ballots', async () => {
    expect(await refusalOf('Name,Status,Fees', 'Ann,Full,Yes', 'Bo,Full,No')).toEqual([]);
    expect(await refusalOf('Title,Roof,Hall', 'Dr,Yes,No', 'Dr,No,No', 'Ms,Yes,No')).toEqual([]);
  });

  test('a BLT file', async () => {
    const lines = ['3 1', '2 1 2 0', '1 3 1 0', '0', '"Ann"', '"Bo"', '"Cy"', '"Chair"'];
    expect(await refusalOf(...lines)).toEqual(['file.unsplit']);
  });
});

describe('what is told', () => {
  const doubtsOf = async (...lines: readonly string[]) => {
    const checked = await tallied({ ballots: [{ name: 'b.csv', text: `${lines.join('\n')}\n` }] });
    if (!checked.ok) throw new Error('refused');
    return checked.warnings.map(({ code, message, hint }) => [code, `${message} ${hint}`]);
  };

  test('a column that is the same in every row', async () => {
    const told = await doubtsOf('Election,Lease', 'AGM,Yes', 'AGM,No', 'AGM,Yes');
    expect(told).toEqual([['contest.uncertain', expect.stringContaining('"Election"')]]);
  });

  test('boxes without a question above, which may be of several', async () => {
    const told = await doubtsOf('Mon,Tue,Ann,Bo', 'Mon,,Ann,', 'Mon,Tue,,Bo', ',Tue,Ann,');
    expect(told).toEqual([['contest.uncertain', expect.stringContaining('"Candidates"')]]);
    expect(await doubtsOf('Ann,Bo', 'x,', ',x', 'x,x')).toEqual([]);
  });

  test('opposites that may be yes and no', async () => {
    const told = await doubtsOf('Clause 4', 'Keep', 'Remove', 'Keep');
    const way = expect.stringContaining('--read keep=yes --read remove=no');
    expect(told).toEqual([['contest.uncertain', way]]);
  });
});

describe('rows without a filled cell', () => {
  const accountingOf = async (...lines: readonly string[]) => {
    const text = `${lines.join('\n')}\n`;
    const { accounting } = await reportOf({ ballots: [{ name: 'b.csv', text }] });
    return accounting;
  };

  test('are no ballots where each ballot has an id or a time', async () => {
    const rows = ['a1,Yes', ',', 'a2,', ',', ','];
    expect(await accountingOf('Token,Lease', ...rows)).toMatchObject({
      rows: 5,
      counted: 2,
      setAside: [{ reason: 'empty-row', rows: 3 }],
    });
  });

  test('are blank papers where the file has contests alone', async () => {
    expect(await accountingOf('Lease,Roof', 'Yes,No', ',', 'No,No')).toMatchObject({ counted: 3 });
  });
});

describe('#2 is the second column, also where a heading is literally #2,', () => {
  const ballots = [{ name: 'b.csv', text: 'Token,Roof,#2,#9\na,Yes,No,Yes\nb,Yes,No,No\n' }];
  const byFlag = (column: string) => ({ ballots, flags: { contests: [column] } });
  const byDefinition = (column: string) => ({
    ballots,
    definition: { contests: [{ column, method: 'question' as const }] },
  });

  test.each([
    ['to a flag', byFlag],
    ['in a definition', byDefinition],
  ])('%s', async (_, input) => {
    const titles = async (column: string) =>
      (await reportOf(input(column))).contests.map(({ title }) => title);
    expect(await titles('#2')).toEqual(['Roof']);
    expect(await titles('#3')).toEqual(['#2']);
    // There is no ninth: so it is a heading.
    expect(await titles('#9')).toEqual(['#9']);
  });
});

test('checkbox cells that are nearly all different, and never one option alone, are cut', async () => {
  const days = Array.from({ length: 13 }, (_, at) => `Day ${at + 1}`);
  const cells = Array.from({ length: 2 ** days.length }, (_, ticks) =>
    days.filter((_, day) => (ticks >> day) & 1),
  ).filter(({ length }) => length === 5);
  const rows = cells.map((cell, at) => `m${at}@x.org,"${cell.join(', ')}"`);
  const [contest] = await contestsOf('Email,Which days?', ...rows);
  // Each day is in as many cells as there are ways to choose the other four of twelve.
  const votes = Object.fromEntries(days.map((day) => [day, 495]));
  expect(cells).toHaveLength(1287);
  expect(contest).toEqual(['Which days?', 'approval', votes]);
});
