import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import * as z from 'zod';
import { foldText } from '../src/base/fold.ts';
import { severities } from '../src/base/severities.ts';
import { exitCodes } from '../src/cli/exit-codes.ts';
import { limits } from '../src/csv/limits.ts';
import { definitionSchemaFor } from '../src/election/definition.ts';
import { dispositions } from '../src/election/disposition.ts';
import { duplicatesPolicies } from '../src/election/policies.ts';
import { ruleText } from '../src/election/rule-text.ts';
import { shapes } from '../src/election/shapes.ts';
import { generalWords, vocabulariesOf } from '../src/election/vocabulary.ts';
import * as library from '../src/index.ts';
import { bases, sizeOf } from '../src/methods/base.ts';
import { definitionVocabulary } from '../src/methods/definition-vocabulary.ts';
import { methodNamed, methods } from '../src/methods/index.ts';
import { parseRule } from '../src/methods/parse-rule.ts';
import { printRule } from '../src/methods/print-rule.ts';
import { jsonSchemas } from '../src/report/json-schemas.ts';
import type { Report } from '../src/report/schema.ts';
import { reporters } from '../src/reporters/index.ts';
import { workedExample } from './support/worked-example.ts';

/**
 * The README is run and compared. Its blocks:
 * - `sh` is run, each block in a folder of its own that has the fixtures and the files below; one
 *   that begins with `npm` installs something and is not run. A block right behind it is its stdout,
 *   where `…` alone on a line stands for lines that are left out.
 * - a block with `file=NAME` behind its language is that file.
 * With UPDATE=1 the outputs are written anew; each piece between two `…` is found by its first line.
 */

const root = join(import.meta.dirname, '..');
const page = join(root, 'README.md');
const readme = readFileSync(page, 'utf8');
const updating = process.env.UPDATE === '1';
const leftOut = '…';

interface Block {
  readonly language: string;
  readonly info: string;
  readonly text: string;
  /** where its text begins in the README, and where it ends */
  readonly start: number;
  readonly end: number;
}

const blocks = [...readme.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map((match): Block => {
  const [all, language = '', info = '', text = ''] = match;
  const start = match.index + all.indexOf('\n') + 1;
  return { language, info, text, start, end: start + text.length };
});

const shellBlocks = blocks.filter(({ language }) => language === 'sh');
const installing = shellBlocks.filter(({ text }) => text.startsWith('npm '));
const running = shellBlocks.filter((block) => !installing.includes(block));

/** What jq is asked on the page, for where jq is not installed. */
const withoutJq: Readonly<Record<string, (report: Report) => readonly string[]>> = {
  '.categories[0].positions[] | "\\(.supporters) of \\(.ofParticipants.of): \\(.title)"': ({
    categories,
  }) =>
    categories
      .slice(0, 1)
      .flatMap(({ positions }) =>
        positions.map(
          ({ supporters, ofParticipants, title }) =>
            `${supporters} of ${ofParticipants.of}: ${title}`,
        ),
      ),
  '.contests[0].options[0].share': ({ contests }) => [
    JSON.stringify(contests[0]?.options[0]?.share),
  ],
};

const jqStandIn = `
const answers = {
  ${Object.entries(withoutJq)
    .map(([filter, answer]) => `${JSON.stringify(filter)}: ${answer}`)
    .join(',\n  ')}
};
const report = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
for (const line of answers[process.argv.at(-1)](report)) console.log(line);
`;

/** The JSON Schema that is walked for its keys. */
const schemaNode = z.object({
  get properties() {
    return z.record(z.string(), schemaNode).optional();
  },
  get items() {
    return schemaNode.optional();
  },
  get anyOf() {
    return z.array(schemaNode).optional();
  },
  get oneOf() {
    return z.array(schemaNode).optional();
  },
  enum: z.array(z.string()).optional(),
});

const definitionSchema = definitionSchemaFor(definitionVocabulary);

/** The flags of all commands: as `--help` writes them, their long names, and what they may say. */
const flags = [
  ...new Map(
    ['', 'init', 'check', 'schema', 'redact', 'test', 'verify', 'diff'].flatMap((command) =>
      flagsIn(help(command)),
    ),
  ).values(),
];

describe('the commands of the README', () => {
  let folder = '';
  const outputs = new Map<Block, string>();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tally-docs-'));
    cpSync(join(root, 'fixtures'), join(folder, 'fixtures'), { recursive: true });
    writeProgram(join(folder, 'bin', 'tally'), join(root, 'bin/tally.js'));
    writeProgram(join(folder, 'no-jq', 'jq'), join(folder, 'jq.cjs'));
    writeFileSync(join(folder, 'jq.cjs'), jqStandIn);
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules', 'tally'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    if (updating) writeFileSync(page, withOutputs(outputs));
  });

  /** What a block prints on stdout. A command that fails fails the test, with its stderr. */
  const run = async (block: Block, path: readonly string[]): Promise<string> => {
    const home = mkdtempSync(join(folder, 'home-'));
    symlinkSync(join(folder, 'fixtures'), join(home, 'fixtures'));
    for (const { info, text } of blocks) {
      const [, name] = /^file=(\S+)$/.exec(info) ?? [];
      if (name === undefined) continue;
      mkdirSync(dirname(join(home, name)), { recursive: true });
      writeFileSync(join(home, name), text);
    }
    const places = [...path, join(folder, 'bin'), dirname(process.execPath), process.env.PATH];
    const script = block.text.replaceAll('npx tally', 'tally');
    const { stdout } = await promisify(execFile)('sh', ['-eu', '-c', script], {
      cwd: home,
      env: { PATH: places.join(delimiter) },
    });
    return stdout.replaceAll('\r\n', '\n');
  };

  const compare = async (block: Block, ...path: readonly string[]): Promise<void> => {
    const printed = await run(block, path);
    const output = outputOf(block);
    const shown = refreshed(output?.text ?? '', printed);
    if (output && updating) outputs.set(output, shown);
    else expect(output?.text ?? '').toBe(shown);
  };

  const named = (some: readonly Block[]) =>
    some.map((block) => [block.text.trimEnd(), block] as const);

  test.each(named(running))('%s', (_, block) => compare(block, join(folder, 'no-jq')));

  const hasJq = (process.env.PATH ?? '').split(delimiter).some((at) => existsSync(join(at, 'jq')));
  test.skipIf(!hasJq).each(named(running.filter(({ text }) => text.includes('jq '))))(
    'with jq itself: %s',
    (_, block) => compare(block),
  );
});

test('what is said to be added to a count can be added', async () => {
  const [, table = ''] = /^### What to add\n([\s\S]*?)\n### /m.exec(readme) ?? [];
  const flags = [...table.matchAll(/`(-[^`]+)`/g)].map(([, flag = '']) => flag);
  expect(flags.length).toBeGreaterThan(10);
  const [heading = '', ...rows] = (
    blocks.find(({ info }) => info === 'file=allotment.csv')?.text ?? ''
  )
    .trim()
    .split('\n');
  const folder = mkdtempSync(join(tmpdir(), 'tally-docs-'));
  const lines = rows.map(
    (row, at) => `2026-03-0${at + 1} 10:00:00,${at + 1},East,Ana > Bo,Cy > Di > Ed,5,${at},${row}`,
  );
  writeFileSync(
    join(folder, 'ballots.csv'),
    [`Timestamp,Shares,Branch,Chair,Board,Plans [A],Plans [B],${heading}`, ...lines, ''].join('\n'),
  );
  writeFileSync(join(folder, 'members.csv'), 'Token\nA1\nA2\nA3\nA4\nA5\nA6\n');
  // Who may vote is said in one way, and a quorum in another.
  const known = ['--roll members.csv', '--eligible 9'];
  const quorums = flags.filter((flag) => flag.startsWith('--quorum'));
  const others = flags.filter((flag) => ![...known, ...quorums].includes(flag));
  expect(flags).toEqual(expect.arrayContaining(known));
  for (const added of [
    others.join(' '),
    ...known.flatMap((who) =>
      quorums.map(
        (own) => `${who} --ignore Shares --ignore Chair --ignore Board --method plans=score ${own}`,
      ),
    ),
  ])
    await promisify(execFile)(
      'sh',
      ['-eu', '-c', `node '${join(root, 'bin/tally.js')}' -q ${added} ballots.csv`],
      { cwd: folder },
    );
  rmSync(folder, { recursive: true, force: true });
});

describe('the start', () => {
  test('is two commands: the one whose report stands first, and the tests', () => {
    const [first] = running;
    const start = blocks.filter(({ start }) => sectionAt(start) === 'Start');
    expect(start.map(({ text }) => text)).toEqual([
      `npm ci && ${first?.text}`,
      'npm ci && npm test\n',
    ]);
    expect(start).toEqual(installing);
  });
});

const decidedBy: Readonly<Record<string, string>> = {
  'instant-runoff': 'its last round',
  stv: 'its quota',
  score: 'most points',
};

describe('the tables of the README say what the program says:', () => {
  test('methods', () => {
    expect(table('method')).toEqual(
      methods.map(({ id, summary, defaultRule }) => [
        code(id),
        summary,
        defaultRule ? code(printRule(defaultRule)) : (decidedBy[id] ?? 'most votes'),
      ]),
    );
  });

  test.each(methods.map(({ id }) => id))('the worked example of %s', (id) => {
    expect(readme).toContain(`\n- ${code(id)}: ${workedExample(id)}\n`);
  });

  test('rules', () => {
    const written = table('written').flatMap(([rule = '']) => spans(rule));
    expect(written.filter((text) => !('rule' in parseRule(text)))).toEqual([]);
    expect(parseRule('60%')).toMatchObject({ fault: { expected: 'comparison' } });
    expect(parseRule('>= 0.6667')).toMatchObject({ rule: { share: { num: 6667n, den: 10000n } } });
  });

  test('rules written as lists', () => {
    const wrong = table('in YAML').filter(([list = '', words = '']) => {
      const rule = definitionIn(`rule: ${spans(list)[0]}`).rule ?? '';
      return printed(ruleText(rule)) !== printed(spans(words)[0] ?? '');
    });
    expect(table('in YAML')).not.toEqual([]);
    expect(wrong).toEqual([]);
  });

  test('bases', () => {
    expect(firstSpans('base')).toEqual(bases);
  });

  test('parts of bases', () => {
    const amount = (heads: number) => ({ heads, weight: heads });
    const parts = [1, 10, 100, 1000, 10_000];
    const count = {
      options: [],
      valid: amount(1),
      abstain: amount(10),
      blank: amount(100),
      invalid: amount(1000),
      votes: amount(1),
      ballots: amount(1111),
    };
    const told = table('base').flatMap(([name = '', ...cells]) => {
      const base = bases.find((one) => code(one) === name);
      const sum = parts.reduce((all, part, at) => all + (cells[at] === 'in' ? part : 0), 0);
      return base === undefined || sum === 0 ? [] : [{ base, sum }];
    });
    expect(
      told.map(({ base }) => [base, sizeOf(base, count, { eligible: 11_111 }, 'heads')]),
    ).toEqual(told.map(({ base, sum }) => [base, sum]));
    expect(told).toHaveLength(bases.length - 2);
  });

  describe('what bylaws may say:', () => {
    const rows = table('the bylaw says').map(
      ([says = '', rule = '', source = '', fixture = '']) => {
        const [words = '', ...keys] = spans(rule);
        const [name = ''] = spans(fixture);
        return { says, words, keys, name, source };
      },
    );

    test.each(rows)('$says: the rule $words, in $name', ({ words, keys, name, source }) => {
      const folder = join(root, 'fixtures', name);
      const definition = definitionIn(readFileSync(join(folder, 'election.yaml'), 'utf8'));
      const contests = definition.contests ?? [];
      const used = contests.map(({ rule = definition.rule, method = '' }) =>
        rule === undefined ? methodNamed(method)?.defaultRule : parsed(ruleText(rule)),
      );
      expect(used).toContainEqual(parsed(words));
      const said = [definition, ...contests].flatMap((one) =>
        Object.entries(one).map(([key, value]) => `${key}: ${value}`),
      );
      expect(keys.filter((key) => !said.includes(key))).toEqual([]);
      const addresses = [...source.matchAll(/\]\(([^)]+)\)/g)].map(([, address = '']) => address);
      expect(source).not.toBe('');
      const own = [name, 'majority-of-entire-membership'].map((one) =>
        readFileSync(join(root, 'fixtures', one, 'README.md'), 'utf8'),
      );
      expect(addresses.filter((one) => !own.join('\n').includes(one))).toEqual([]);
    });
  });

  test.each([
    ['`quorum`', (value: unknown) => ({ quorum: value })],
    ['`ties`', (value: unknown) => ({ contests: [{ id: 'chair', ties: value }] })],
  ])('values of %s', (heading, definitionOf) => {
    const wrong = firstSpans(heading).filter(
      (text) => !definitionSchema.safeParse(definitionOf(parseYaml(text))).success,
    );
    expect(wrong).toEqual([]);
  });

  test('reasons for setting a row aside, in their order', () => {
    expect(firstSpans('reason')).toEqual(dispositions.filter((one) => one !== 'counted'));
  });

  test('formats, with the names that ask for them', () => {
    const rows = table('format').map(([id = '', , endings = '']) => [spans(id)[0], spans(endings)]);
    expect(rows).toEqual(reporters.map(({ id, extensions }) => [id, extensions]));
  });

  test('policies for duplicates', () => {
    expect(firstSpans('policy')).toEqual(duplicatesPolicies);
  });

  test('diagnostics', () => {
    const rows = table('code').map(([name = '', severity = '', exit = '']) =>
      [...spans(name), severity, exit].join(' ').trim(),
    );
    const known = Object.entries(severities).map(([name, one]) =>
      [name, one.severity, ...(one.severity === 'error' ? [one.exit] : [])].join(' '),
    );
    expect(rows.sort()).toEqual(known.sort());
  });

  test('exit codes', () => {
    expect(firstSpans('exit code').map(Number)).toEqual(Object.values(exitCodes));
  });

  test('exports', () => {
    expect(table('id').map(([id = '']) => spans(id)[0])).toEqual(shapes.map(({ id }) => id));
  });

  test('limits', () => {
    const mebibyte = 2 ** 20;
    expect(readme).toContain(
      `A cell may have ${limits.cell / mebibyte} MiB, a row ${limits.row / mebibyte} MiB and 10,000 columns.`,
    );
    expect(limits.columns).toBe(10_000);
  });

  test('what settles a doubt', () => {
    const rows = table('it says');
    const keys = keysOf(schemaNode.parse(jsonSchemas(definitionVocabulary).definition));
    const known = [...Object.keys(severities), ...flags.map(({ name }) => name), ...keys.keys()];
    const named = rows.flatMap(([says = '', , settles = '']) => [
      ...spans(says),
      ...spans(settles),
    ]);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('commands', () => {
    const commands = firstSpans('command').map((text) => text.split(' ')[1] ?? '');
    const [, list = ''] = /^Commands:\n([\s\S]*?)\n\n/m.exec(help()) ?? [];
    const listed = [...list.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name);
    expect(commands.slice(1)).toEqual(listed);
    expect(readme).toContain(code('tally ballots.csv…'));
  });

  test('flags, with all that they may say', () => {
    const rows = table('flag').map(([names = '', ...rest]) => ({ names: spans(names), rest }));
    expect(rows.flatMap(({ names }) => names).sort()).toEqual(
      flags.map(({ usage }) => usage).sort(),
    );
    const unsaid = flags.flatMap(({ usage, choices }) => {
      const [row] = rows.filter(({ names }) => names.includes(usage));
      return choices.filter((choice) => !spans(row?.rest.join(' ') ?? '').includes(choice));
    });
    expect(unsaid).toEqual([]);
  });
});

describe('the definition file', () => {
  const keys = keysOf(schemaNode.parse(jsonSchemas(definitionVocabulary).definition));
  const rows = table('key').map(([names = '', holds = '']) => ({ keys: wholeKeys(names), holds }));

  test('has every key of the schema in its table, and no other', () => {
    // One heading or a list of them: the keys of a list's members are those of the one.
    const known = [...keys.keys()].filter(
      (key) => !/\bgroup\[\]/.test(key) || !keys.has(key.replace('[]', '')),
    );
    expect(rows.flatMap((row) => row.keys).sort()).toEqual(known.sort());
  });

  test('takes each that the page shows', () => {
    const shown = blocks.filter(({ language }) => language === 'yaml');
    expect(shown.length).toBeGreaterThan(3);
    for (const { text } of shown) definitionIn(text);
  });

  test('has every value that a key may have', () => {
    const unsaid = [...keys].flatMap(([key, values]) => {
      const said = spans(rows.find((row) => row.keys.includes(key))?.holds ?? '');
      return values.filter((one) => !said.includes(one) && !said.includes(JSON.stringify(one)));
    });
    expect(unsaid).toEqual([]);
  });
});

describe('the report document', () => {
  const keys = keysOf(schemaNode.parse(jsonSchemas(definitionVocabulary).report));

  test('has every name of the schema in its contract, and no other', () => {
    const contract = blocks.find(({ info }) => info === 'contract')?.text ?? '';
    const names = contract.replaceAll(/"[^"]*"/g, '').match(/\w+/g) ?? [];
    const known = [...keys.keys()].flatMap((key) => key.match(/\w+$/) ?? []);
    expect([...new Set(names)].sort()).toEqual([...new Set(known)].sort());
  });

  test('has every kind of outcome', () => {
    expect(firstSpans('`outcome.kind`')).toEqual(keys.get('contests[].outcome.kind'));
  });
});

describe('what is read', () => {
  test.each([
    ['time of voting', 'timestamp', ['2019-03-24 15:05', '2019-03-24 15:06', '2019-03-25 9:00']],
    ['voter', 'voter', ['x1', 'x2', 'x3']],
    ['group', 'group', ['North', 'South', 'North']],
    ['weight', 'weight', ['1', '2', '2']],
    ['private', 'private', ['Ana Abara', 'Bo Berg', 'Cy Cole']],
    ['ignored', 'ignored', ['1', '2', '3']],
  ] as const)('takes the headings of the row %s for it', async (row, role, cells) => {
    const [, examples = ''] = table('role').find(([name]) => name === row) ?? [];
    expect(spans(examples)).not.toEqual([]);
    const rows = cells.map((cell, at) => `${['Yes', 'No', 'Yes'][at]},${cell}\n`).join('');
    const taken = await Promise.all(
      spans(examples).map(async (heading) => {
        const text = `Agree?,${heading}\n${rows}`;
        const result = await library.tally({ ballots: [{ name: 'ballots.csv', text }] });
        return [heading, result.ok ? result.report.reading.columns[1]?.role : result.problems];
      }),
    );
    expect(taken).toEqual(spans(examples).map((heading) => [heading, role]));
  });

  test('has words of each mark that mean it', () => {
    const { question, choice } = vocabulariesOf({});
    const wrong = table('mark').flatMap(([mark = '', , asked = '', chosen = '']) => [
      ...spans(asked).filter((word) => question.get(foldText(word)) !== mark),
      ...spans(chosen).filter((word) => choice.get(foldText(word)) !== mark),
    ]);
    expect(wrong).toEqual([]);
  });

  test.each([
    ['yes', /^A yes is .*$/m],
    ['no', /^a no is .*$/m],
  ])('has words for %s that mean it', (meaning, line) => {
    const words = spans(line.exec(readme)?.[0] ?? '');
    expect(words).toContain(meaning);
    const known = generalWords();
    expect(words.filter((word) => known.get(foldText(word)) !== meaning)).toEqual([]);
  });
});

describe('the rest', () => {
  test('names all that the library exports', () => {
    const text = readme.slice(
      readme.indexOf('\n## Library\n'),
      readme.indexOf('\n## Diagnostics\n'),
    );
    expect(Object.keys(library).filter((name) => !text.includes(`\`${name}(`))).toEqual([]);
  });

  test('names the source of every real election', () => {
    const real = readdirSync(join(root, 'fixtures')).filter((name) =>
      existsSync(join(root, 'fixtures', name, 'published.json')),
    );
    const named = table('election').flatMap(([names = '']) => spans(names));
    expect(named.sort()).toEqual(real.sort());
  });

  test('has links that lead somewhere', () => {
    const prose = withoutBlocks();
    const anchors = [...prose.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => slugOf(title));
    const targets = [...prose.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
    const dead = targets.filter((target) =>
      target.startsWith('#')
        ? !anchors.includes(target.slice(1))
        : !/^https?:\/\//.test(target) && !existsSync(join(root, target)),
    );
    expect(targets).not.toEqual([]);
    expect(dead).toEqual([]);
  });

  test.each(['README.md', 'CHANGELOG.md'])('%s names no place on a machine', (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    expect(
      text.match(/(?<![\w.:/])\/(?:home|Users|root|tmp|var|usr|work|opt|mnt)\b.*/g),
    ).toBeNull();
  });
});

function definitionIn(yaml: string): z.infer<typeof definitionSchema> {
  return definitionSchema.parse(parseYaml(yaml));
}

function parsed(text: string) {
  const found = parseRule(text);
  if ('fault' in found) throw new Error(`no rule: ${text}`);
  return found.rule;
}

function printed(text: string): string {
  return printRule(parsed(text));
}

/** A command of this name that runs a script. */
function writeProgram(path: string, script: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\nexec node '${script}' "$@"\n`, { mode: 0o755 });
}

function help(...command: readonly string[]): string {
  const args = [join(root, 'bin/tally.js'), ...command.filter((word) => word !== ''), '--help'];
  return execFileSync(process.execPath, args, { encoding: 'utf8', env: {} });
}

interface Flag {
  readonly usage: string;
  readonly name: string;
  readonly choices: readonly string[];
}

function flagsIn(text: string): (readonly [string, Flag])[] {
  const [, options = ''] = /^Options:\n([\s\S]*?)(?:\n\n|$(?![\s\S]))/m.exec(text) ?? [];
  return options.split(/\n(?= {2}-)/).map((lines) => {
    const [usage = ''] = /(?:-\w, )?--[\w-]+(?: <[^>]+>)?/.exec(lines) ?? [];
    const [name = ''] = /--[\w-]+/.exec(usage) ?? [];
    const [, choices = ''] = /\(choices: ([^)]+)\)/.exec(lines) ?? [];
    return [name, { usage, name, choices: (choices.match(/\w+/g) ?? []).map(String) }];
  });
}

/** Every key of a schema by its path (`contests[].title`), with the values it may have where these are listed. */
function keysOf(node: z.infer<typeof schemaNode>, path = ''): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const add = (keys: ReadonlyMap<string, readonly string[]>) => {
    for (const [key, values] of keys) found.set(key, [...(found.get(key) ?? []), ...values]);
  };
  if (path !== '' && !path.endsWith('[]')) found.set(path, node.enum ?? []);
  for (const [name, own] of Object.entries(node.properties ?? {}))
    add(keysOf(own, path === '' ? name : `${path}.${name}`));
  if (node.items) add(keysOf(node.items, `${path}[]`));
  for (const own of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) add(keysOf(own, path));
  return found;
}

/** The block right behind another, which is its output. */
function outputOf(block: Block): Block | undefined {
  const next = blocks[blocks.indexOf(block) + 1];
  return /^```\n\n```\w+\n$/.test(readme.slice(block.end, next?.start)) ? next : undefined;
}

/** The README with what its commands print now. */
function withOutputs(outputs: ReadonlyMap<Block, string>): string {
  return [...outputs]
    .sort(([one], [other]) => other.start - one.start)
    .reduce(
      (text, [block, output]) => text.slice(0, block.start) + output + text.slice(block.end),
      readme,
    );
}

/**
 * What a block should show: all that was printed or, where it leaves lines out, the same pieces of
 * it. A piece goes from where its first line is, whatever its figures are, to where its last is; the
 * first begins at the top and the last goes to the end, unless lines are left out there.
 */
function refreshed(shown: string, printed: string): string {
  const lines = printed.split('\n').slice(0, -1);
  const old = shown.split('\n').slice(0, -1);
  if (!old.includes(leftOut)) return printed;
  const pieces = old
    .join('\n')
    .split(new RegExp(`^${leftOut}$`, 'm'))
    .map(inLines);
  let from = 0;
  const found = pieces.map((piece, at) => {
    const [first] = piece;
    if (first === undefined) return '';
    const letters = lettersOf(first);
    const start =
      at === 0 ? 0 : lines.findIndex((one, n) => n >= from && lettersOf(one) === letters);
    if (start < 0) throw new Error(`no longer printed: ${first}`);
    from = at === pieces.length - 1 ? lines.length : endOf(piece, lines, start);
    return `${lines.slice(start, from).join('\n')}\n`;
  });
  return found.map((text, at) => (at === 0 ? text : `${leftOut}\n${text}`)).join('');
}

/** Where a piece ends: behind its last line or, if that is no longer there, after as many lines as it had. */
function endOf(piece: readonly string[], lines: readonly string[], start: number): number {
  const last = lettersOf(piece.at(-1) ?? '');
  const alike = piece.filter((line) => lettersOf(line) === last).length;
  const places = lines.flatMap((line, at) =>
    at >= start && lettersOf(line) === last ? [at + 1] : [],
  );
  return places[alike - 1] ?? start + piece.length;
}

function inLines(piece: string): string[] {
  const text = piece.replace(/^\n/, '').replace(/\n$/, '');
  return text === '' ? [] : text.split('\n');
}

function lettersOf(line: string): string {
  return line.replaceAll(/\P{L}/gu, '');
}

/** The title of the part of the README in which a place lies. */
function sectionAt(place: number): string | undefined {
  const titles = [...readme.slice(0, place).matchAll(/^## (.+)$/gm)];
  return titles.at(-1)?.[1];
}

/** The rows of the one table whose first heading this is. */
function table(heading: string): string[][] {
  const tables = withoutBlocks()
    .split(/\n(?!\|)/)
    .map((text) =>
      text
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .map(cellsOf),
    )
    .filter(([head]) => head?.[0] === heading);
  const [rows] = tables;
  if (rows === undefined || tables.length > 1) throw new Error(`not one table with ${heading}`);
  return rows.slice(2);
}

function withoutBlocks(): string {
  return readme.replaceAll(/^```[\s\S]*?^```$/gm, '');
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\| ?/, '')
    .replace(/ ?\|$/, '')
    .split(/ ?(?<!\\)\| ?/)
    .map((cell) => cell.trim());
}

/** The pieces of code in a text. */
function spans(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, inner = '']) => inner.replaceAll('\\|', '|'));
}

function firstSpans(heading: string): string[] {
  return table(heading).flatMap(([first = '']) => spans(first));
}

/** `roll` (`.file`, `.id`) is roll, roll.file and roll.id. */
function wholeKeys(names: string): string[] {
  let parent = '';
  return spans(names).map((name) => {
    if (name.startsWith('.')) return `${parent}${name}`;
    parent = name;
    return name;
  });
}

function code(text: string): string {
  return `\`${text}\``;
}

/** The anchor that a heading gets. */
function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}
