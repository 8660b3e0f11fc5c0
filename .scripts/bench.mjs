// Times tally beside Node itself, `wc -l`, csv-parse and DuckDB, by turns, on elections of its own making.
// `npm run bench` takes some minutes and 2 GB of disk; `-- --quick` smaller files; `-- --write` puts the
// table into the README. DuckDB is installed into the temporary folder; `-- --no-duckdb` leaves it out.
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, version } from 'node:process';
import { fileURLToPath } from 'node:url';
import { writeBoxes, writeChoices, writeForm, writeQuestions } from './bench-data.mjs';

const quick = argv.includes('--quick');
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const tally = [execPath, at('bin/tally.js'), '--quiet'];
const folder = mkdtempSync(join(tmpdir(), 'tally-bench-'));
const scale = quick ? 10 : 1;

try {
  const duckdb = argv.includes('--no-duckdb') ? undefined : installDuckDb();
  const lines = [
    `Node ${version}, ${cpus().length} cores (${cpus()[0].model.trim()}); medians of runs by turns.`,
    '',
    ...(await startUp()),
    '',
    ...(await besideOthers(duckdb)),
    '',
    ...(await growth()),
  ];
  console.log(lines.join('\n'));
  if (argv.includes('--write')) writeTable(lines.join('\n'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What a start takes; `bar` is the most it may take, in times of `node -e 0`. */
async function startUp() {
  const [bare, defined] = ['bare', 'defined'].map((name) => join(folder, name));
  for (const place of [bare, defined]) {
    mkdirSync(place);
    writeQuestions(join(place, 'small.csv'), { rows: 500, questions: 24, group: false });
  }
  const definition = join(defined, 'election.yaml');
  spawnSync(tally[0], [...tally.slice(1), 'init', join(bare, 'small.csv'), '-o', definition]);
  const rows = [
    { name: '`node -e 0`', command: [execPath, '-e', '0'] },
    { name: '`tally --help`', command: [...tally, '--help'], bar: 1.25 },
    {
      name: '500 ballots x 24 questions, no definition',
      command: [...tally, join(bare, 'small.csv')],
      bar: 1.5,
    },
    {
      name: '500 ballots x 24 questions, a definition',
      command: [...tally, join(defined, 'small.csv')],
      bar: 1.8,
    },
    {
      name: '`tally test`, all fixtures',
      command: [execPath, at('bin/tally.js'), 'test', at('fixtures')],
    },
  ];
  const grouped = join(folder, 'grouped.csv');
  writeQuestions(grouped, { rows: 500, questions: 24, branches: 3 });
  const [document, page] = ['json', 'html'].map((format) => ({
    name: `500 ballots x 24 questions x 3 groups, ${format.toUpperCase()}`,
    command: [...tally, '--format', format, grouped],
  }));
  rows.push(document, page);
  const commands = Object.fromEntries(rows.map(({ name, command }) => [name, command]));
  const measured = await byTurns(commands, quick ? 9 : 31);
  const floor = measured['`node -e 0`'].seconds;
  const more = measured[page.name].seconds - measured[document.name].seconds;
  const starts = table(
    ['start-up', 'time', 'x node', 'at most'],
    rows.map(({ name, bar }) => {
      const { seconds } = measured[name];
      return [name, milliseconds(seconds), ratio(seconds, floor), bar?.toFixed(2) ?? ''];
    }),
  );
  return [...starts, '', `The page takes ${milliseconds(more)} more than JSON; at most 100 ms.`];
}

async function besideOthers(duckdb) {
  const programs = ['tally', 'DuckDB', 'csv-parse', 'wc -l'];
  const jobs = [
    {
      name: `${count(1e6 / scale)} x 24 questions, ids, stamps, groups`,
      file: 'wide.csv',
      id: 'Email',
      write: (path) => writeQuestions(path, { rows: 1e6 / scale, questions: 24 }),
    },
    {
      name: 'the same, every cell quoted',
      file: 'quoted.csv',
      id: 'Email',
      write: (path) => writeQuestions(path, { rows: 1e6 / scale, questions: 24, quoted: true }),
    },
    {
      name: `${count(1e7 / scale)} x (id, choice)`,
      file: 'narrow.csv',
      id: 'Voter ID',
      write: (path) => writeChoices(path, { rows: 1e7 / scale, options: 4 }),
    },
  ];
  const rows = [];
  for (const { name, file, id, write } of jobs) {
    const path = join(folder, file);
    write(path);
    const other = (program, ...more) => [
      execPath,
      '--max-old-space-size=8192',
      at('.scripts/bench-others.mjs'),
      program,
      path,
      id,
      ...more,
    ];
    const commands = {
      'wc -l': ['wc', '-l', path],
      tally: [...tally, path],
      ...(duckdb && { DuckDB: other('duckdb', duckdb) }),
    };
    const measured = await byTurns(commands, quick ? 3 : 5);
    Object.assign(measured, await byTurns({ 'csv-parse': other('csv-parse') }, 1));
    const own = measured.tally.seconds;
    const size = `${(statSync(path).size / 1e6).toFixed(0)} MB`;
    const cells = programs.map((program) => {
      const one = measured[program];
      if (one === undefined) return '';
      const beside = program === 'tally' ? '' : `, x ${ratio(one.seconds, own)}`;
      const memory = one.bytes === 0 ? '' : `, ${megabytes(one.bytes)}`;
      return `${one.seconds.toFixed(2)} s${beside}${memory}`;
    });
    rows.push([`${name}, ${size}`, ...cells]);
    rmSync(path);
  }
  return table(['job: time, x tally, peak memory', ...programs], rows);
}

async function growth() {
  const sizes = quick ? [1e4, 1e5, 1e6] : [1e4, 1e5, 1e6, 1e7];
  const jobs = [
    ...sizes.map((rows) => ({
      name: `${count(rows)} rows x 1 choice of 4`,
      cells: 2 * rows,
      write: (path) => writeChoices(path, { rows, options: 4 }),
    })),
    ...[2, 24, 700].map((questions) => ({
      name: `${count(2e5 / scale)} rows x ${questions} questions`,
      cells: (2e5 / scale) * (questions + 2),
      write: (path) => writeQuestions(path, { rows: 2e5 / scale, questions, group: false }),
    })),
    ...[2, 1e3, 1e5 / scale].map((options) => ({
      name: `${count(1e6 / scale)} rows x 1 choice of ${count(options)}`,
      cells: (2 * 1e6) / scale,
      write: (path) => writeChoices(path, { rows: 1e6 / scale, options }),
    })),
    {
      name: `${count(1e6 / scale)} rows of Google Forms: stamp, address, answer`,
      cells: (3 * 1e6) / scale,
      write: (path) => writeForm(path, { rows: 1e6 / scale }),
    },
    ...[1e4, 1e5 / scale].map((rows) => ({
      name: `${count(rows)} rows of boxes, 40 options, nearly all cells different`,
      cells: 2 * rows,
      write: (path) => writeBoxes(path, { rows }),
    })),
    {
      name: `${count(1e5 / scale)} rows of 40 columns of boxes`,
      cells: (41 * 1e5) / scale,
      write: (path) => writeBoxes(path, { rows: 1e5 / scale, apart: true }),
    },
    {
      name: `${count(2e5 / scale)} rows x 2 questions, ${count(1e4 / scale)} groups`,
      cells: (5 * 2e5) / scale,
      write: (path) =>
        writeQuestions(path, { rows: 2e5 / scale, questions: 2, branches: 1e4 / scale }),
    },
  ];
  const rows = [];
  for (const { name, cells, write } of jobs) {
    const path = join(folder, 'growth.csv');
    write(path);
    const { tally: own } = await byTurns({ tally: [...tally, path] }, 3);
    const perCell = `${((own.seconds / cells) * 1e9).toFixed(0)} ns`;
    rows.push([name, `${own.seconds.toFixed(2)} s`, perCell, megabytes(own.bytes)]);
  }
  const grown = table(['growth', 'time', 'a cell', 'peak memory'], rows);
  return [
    '<details>',
    '<summary>How time and memory grow</summary>',
    '',
    ...grown,
    '',
    '</details>',
  ];
}

/** Runs commands by turns; gives the median time of each and its largest peak of memory. */
async function byTurns(commands, runs) {
  const all = Object.entries(commands).map(([name, command]) => ({
    name,
    command,
    times: [],
    bytes: 0,
  }));
  for (let run = 0; run < runs; run += 1) {
    for (const one of all) {
      const { seconds, bytes } = await timeOf(one.command);
      one.times.push(seconds);
      one.bytes = Math.max(one.bytes, bytes);
    }
  }
  return Object.fromEntries(
    all.map(({ name, times, bytes }) => [
      name,
      { seconds: times.toSorted((a, b) => a - b)[times.length >> 1], bytes },
    ]),
  );
}

/** One run, from its start to its end; the peak is what Linux last says of the process. */
async function timeOf([program, ...args]) {
  const start = process.hrtime.bigint();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let bytes = 0;
  const watch = setInterval(() => {
    const status = `/proc/${child.pid}/status`;
    if (!existsSync(status)) return;
    const [, peak = '0'] = /VmHWM:\s+(\d+) kB/.exec(tryRead(status)) ?? [];
    bytes = Math.max(bytes, Number(peak) * 1024);
  }, 20);
  const code = await new Promise((done) => child.on('close', done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}: exit code ${code}`);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, bytes };
}

function tryRead(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function installDuckDb() {
  const { status } = spawnSync(
    'npm',
    [
      'install',
      '--silent',
      '--no-audit',
      '--no-fund',
      '--prefix',
      folder,
      '@duckdb/node-api@1.5.6-r.1',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) console.error('DuckDB could not be installed and is left out.');
  return status === 0 ? join(folder, 'node_modules/@duckdb/node-api/lib/index.js') : undefined;
}

function table(headings, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(headings),
    line(headings.map((_, at) => (at === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ];
}

function writeTable(text) {
  const path = at('README.md');
  const readme = readFileSync(path, 'utf8');
  const marked = /(<!-- bench -->\n)[\s\S]*?(\n<!-- \/bench -->)/;
  writeFileSync(
    path,
    readme.replace(marked, (_, open, close) => `${open}\n${text}\n${close}`),
  );
}

function count(number) {
  return Math.round(number)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

function ratio(one, other) {
  return (one / other).toFixed(2);
}

function milliseconds(seconds) {
  return `${(seconds * 1000).toFixed(0)} ms`;
}

function megabytes(bytes) {
  return bytes === 0 ? '' : `${(bytes / 1e6).toFixed(0)} MB`;
}
