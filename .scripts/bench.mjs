// Times one count of an ordinary election against the bare start of Node, run by turns.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNS = 31;
const VOTERS = 500;
const QUESTIONS = 24;
const SEED = 20190322;

const tally = fileURLToPath(new URL('../bin/tally.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tally-bench-'));
try {
  const ballots = join(folder, 'ballots.csv');
  writeFileSync(ballots, csvOf(VOTERS, QUESTIONS, mulberry32(SEED)));
  const commands = [
    { name: 'node -e 0', args: ['-e', '0'], times: [] },
    { name: 'tally ballots.csv', args: [tally, ballots], times: [] },
  ];
  for (const { args } of commands) timeOf(args);
  for (let run = 0; run < RUNS; run += 1) {
    for (const { args, times } of commands) times.push(timeOf(args));
  }
  print(commands);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Milliseconds of one run, from its start to its end, with stdout to a pipe. */
function timeOf(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${args.join(' ')}: exit code ${status}\n${stderr}`);
  return time;
}

function print([bare, ...others]) {
  const floor = median(bare.times);
  console.log(`${VOTERS} voters, ${QUESTIONS} questions; ${RUNS} runs of each, by turns\n`);
  console.log('command             median ms    least ms    x node');
  for (const { name, times } of [bare, ...others]) {
    const cells = [median(times).toFixed(1), Math.min(...times).toFixed(1)];
    const ratio = (median(times) / floor).toFixed(2);
    console.log(
      `${name.padEnd(18)}${cells.map((cell) => cell.padStart(11)).join(' ')}${ratio.padStart(10)}`,
    );
  }
}

function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

/** A form's export: each question has a leaning of its own, and some cells stay blank. */
function csvOf(voters, questions, random) {
  const leanings = Array.from({ length: questions }, () => 0.3 + 0.4 * random());
  const answer = (leaning) => {
    const chance = random();
    if (chance < 0.05) return '';
    if (chance < 0.15) return 'Abstain';
    return random() < leaning ? 'Yes' : 'No';
  };
  const headings = leanings.map((_, index) => `"Proposal ${index + 1}: shall it be adopted?"`);
  const rows = Array.from({ length: voters }, (_, index) => {
    const stamp = new Date(Date.UTC(2019, 2, 22, 9) + index * 61_000).toISOString();
    return [
      `${stamp.slice(0, 10)} ${stamp.slice(11, 19)}`,
      `voter${index + 1}@example.org`,
      ...leanings.map(answer),
    ];
  });
  return [['Timestamp', 'Email Address', ...headings], ...rows]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}

/** A small generator with a seed, so that every run of the bench counts the same ballots. */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
