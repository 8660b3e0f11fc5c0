// Changes the code of rules, methods and exact arithmetic in every small way, and tells which changes no test sees.
// Each file is held against the tests that are about it: they are quick, and what only a distant test sees is not tested.
// `npm run mutate` takes all parts, `npm run mutate NAME...` some. The score must be 90% in each part that was taken.
import { readdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { mutantsOf } from './mutants/mutants-of.mjs';

const methods = (...names) => names.map((name) => `src/methods/${name}.ts`);
const tested = (...names) => names.map((name) => `tests/methods/${name}.test.ts`);

const parts = {
  arithmetic: {
    mutate: ['src/base/fraction.ts', 'src/base/decimal.ts'],
    tests: ['tests/base/fraction.test.ts', 'tests/base/decimal.test.ts'],
  },
  rules: {
    mutate: methods(
      'rule',
      'rule-names',
      'rule-subject',
      'rule-tokens',
      'rule-words',
      'rule-sayings',
      'parse-rule',
      'print-rule',
    ),
    tests: tested('rule', 'rule-language', 'threshold'),
    runs: 100,
  },
  verdicts: {
    mutate: methods('evaluate', 'apply-rule', 'quorum', 'position', 'base', 'count', 'decide'),
    tests: tested('composed', 'quorum', 'position', 'decide', 'question'),
  },
  methods: {
    mutate: methods('seats', 'plurality', 'approval', 'majority', 'question', 'index'),
    tests: tested('plurality', 'approval', 'majority', 'question', 'ties', 'decide'),
  },
  ties: { mutate: methods('ties', 'same-outcome'), tests: tested('ties', 'same-outcome') },
  settling: { mutate: methods('settle'), tests: tested('settle') },
  counterfactuals: { mutate: methods('counterfactual'), tests: tested('counterfactual') },
  moves: {
    mutate: ['fewest-moves', 'integer-program', 'move-program', 'moves'].map(
      (name) => `src/base/${name}.ts`,
    ),
    tests: ['tests/base/fewest-moves.test.ts'],
  },
  robustness: {
    mutate: readdirSync('src/methods/robustness').map((name) => `src/methods/robustness/${name}`),
    tests: tested('robustness-parts', 'robustness-margin', 'robustness-set-aside'),
    runs: 15,
  },
};

const least = 90;
/** No mutant that is answered takes as long; one that takes longer goes on for ever. */
const longest = 20_000;

/** Sends the fate of each mutant to `told`. A worker that falls silent is stopped, its mutant is killed, and the rest go on. */
function run({ code, runs }, ids, known, told) {
  if (ids.length === 0) return;
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./mutants/run-mutants.mjs', import.meta.url), {
      workerData: { code, runs, mutants: ids, known },
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    let left = ids;
    let dry = known;
    let timer;
    const goOn = async () => {
      clearTimeout(timer);
      await worker.terminate();
      if (dry === undefined) fail(new Error('the tests do not end without any change'));
      const [id, ...rest] = left;
      told({ id, status: 'endless' });
      await run({ code, runs }, rest, dry, told);
      done();
    };
    worker.on('message', (message) => {
      clearTimeout(timer);
      if (message.dry === undefined) {
        left = left.filter((id) => id !== message.id);
        told(message);
      } else dry = message.dry;
      if (left.length === 0) done();
      else if (dry !== undefined) timer = setTimeout(goOn, longest);
    });
    worker.on('error', (error) => (dry === undefined ? fail(error) : goOn()));
  });
}

const asked = process.argv.slice(2);
const names = asked.length === 0 ? Object.keys(parts) : asked;
for (const name of names) {
  const { mutate, tests, runs = Number.POSITIVE_INFINITY } = parts[name] ?? {};
  if (mutate === undefined) throw new Error(`there is no part ${name}`);
  process.env.RUNS = String(runs);
  const { code, mutants } = await mutantsOf(mutate, tests);
  const fates = new Map();
  const ids = mutants.map(({ id }) => id);
  await run({ code, runs }, ids, undefined, ({ id, status, by }) => {
    fates.set(id, status);
    if (process.env.MUTATE_LOG) console.error(id, status, by);
  });
  const alive = mutants.filter(({ id }) => ['survived', 'unreached'].includes(fates.get(id)));
  for (const { id, file, line, within, code: was, becomes } of alive) {
    console.log(`${file}:${line} ${fates.get(id)}\n  ${within}\n- ${was}\n+ ${becomes}`);
  }
  const killed = mutants.length - alive.length;
  const score = (100 * killed) / mutants.length;
  console.log(`${name}: ${killed} of ${mutants.length} mutants killed, ${score.toFixed(1)}%`);
  if (score < least) process.exitCode = 1;
}
