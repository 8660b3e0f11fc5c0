// The elections that `npm run bench` counts: exports of forms, the same on every run.
import { closeSync, openSync, writeSync } from 'node:fs';

const seed = 20190322;

/** A small generator with a seed. */
function mulberry32(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Writes lines in pieces of a megabyte. */
function writeLines(path, lines) {
  const file = openSync(path, 'w');
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length > 2 ** 20) {
      writeSync(file, piece);
      piece = '';
    }
  }
  writeSync(file, piece);
  closeSync(file);
}

const idOf = (number) =>
  `v${(Math.imul(number, 2654435761) >>> 0).toString(36).padStart(7, '0')}${number.toString(36)}`;

/** The id of row `at`: one in a hundred has voted before. */
const voterAt = (at, random) => idOf(random() < 0.01 ? Math.floor(random() * at) : at);

/** Rows of id, group, stamp and answers to questions; `quoted` puts every cell between quotes. */
export function writeQuestions(
  path,
  { rows, questions, group = true, branches = 12, quoted = false },
) {
  const random = mulberry32(seed);
  const line = (cells) => (quoted ? cells.map((cell) => `"${cell}"`) : cells).join(',');
  const leanings = Array.from({ length: questions }, () => 0.3 + 0.4 * random());
  const answer = (leaning) => {
    const chance = random();
    if (chance < 0.05) return '';
    if (chance < 0.15) return 'Abstain';
    return random() < leaning ? 'Yes' : 'No';
  };
  function* lines() {
    const headings = leanings.map((_, at) => `Proposal ${at + 1}: shall it be adopted?`);
    yield line(['Timestamp', 'Email', ...(group ? ['Branch'] : []), ...headings]);
    for (let at = 0; at < rows; at += 1) {
      const stamp = new Date(Date.UTC(2019, 2, 22, 9) + at * 500).toISOString();
      yield line([
        `${stamp.slice(0, 10)} ${stamp.slice(11, 19)}`,
        voterAt(at, random),
        ...(group ? [`Branch ${1 + Math.floor(random() * branches)}`] : []),
        ...leanings.map(answer),
      ]);
    }
  }
  writeLines(path, lines());
}

/** Rows of an id and one of so many options. */
export function writeChoices(path, { rows, options }) {
  const random = mulberry32(seed);
  function* lines() {
    yield 'Voter ID,Choice';
    for (let at = 0; at < rows; at += 1)
      yield `${voterAt(at, random)},Candidate ${1 + Math.floor(random() * options)}`;
  }
  writeLines(path, lines());
}

/** Rows of an id and the ticked boxes of 40, in one cell or in a column each: nearly each row is another. */
export function writeBoxes(path, { rows, apart = false }) {
  const random = mulberry32(seed);
  const options = Array.from({ length: 40 }, (_, at) => `Candidate ${at + 1}`);
  const ticked = apart
    ? () => options.map(() => (random() < 0.3 ? 'x' : '')).join(',')
    : () => `"${options.filter(() => random() < 0.3).join(', ')}"`;
  const headings = apart ? options.map((option) => `Board [${option}]`).join(',') : 'Board';
  function* lines() {
    yield `Voter ID,${headings}`;
    for (let at = 0; at < rows; at += 1) yield `${voterAt(at, random)},${ticked()}`;
  }
  writeLines(path, lines());
}

/** Rows as Google Forms writes them: its stamps, addresses of which some have capitals, and one answer. */
export function writeForm(path, { rows }) {
  const random = mulberry32(seed);
  function* lines() {
    yield 'Timestamp,Username,Shall the proposal be adopted?';
    for (let at = 0; at < rows; at += 1) {
      const stamp = new Date(Date.UTC(2019, 2, 22, 9) + at * 500).toISOString();
      const hours = Number(stamp.slice(11, 13));
      const clock = `${hours % 12 || 12}${stamp.slice(13, 19)} ${hours < 12 ? 'AM' : 'PM'}`;
      const voter = `${voterAt(at, random)}@example.org`;
      const address = random() < 0.1 ? voter.replace('v', 'V') : voter;
      const answer = random() < 0.6 ? 'Yes' : 'No';
      yield `${stamp.slice(0, 10).replaceAll('-', '/')} ${clock} GMT+1,${address},${answer}`;
    }
  }
  writeLines(path, lines());
}
