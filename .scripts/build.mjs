// Makes dist/ anew: the library (ES modules and their types), the JSON Schemas,
// and the command line as one CommonJS file, which starts faster than many small ones.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { engines } = JSON.parse(readFileSync(at('package.json'), 'utf8'));

rmSync(at('dist'), { recursive: true, force: true });

// What the command line imports only when needed becomes a file of its own, so that it is not even
// compiled before. esbuild splits ES modules only, and CommonJS starts faster.
const apart = new Map();
const lazyParts = {
  name: 'lazy-parts',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const name = `tally-${basename(path, '.ts')}.cjs`;
      apart.set(name, join(resolveDir, path));
      return { path: `./${name}`, external: true };
    });
  },
};

// Commander can start other programs as subcommands, and chalk can look for colours itself. This program
// has no such subcommands and tells chalk what to do, and a count of 500 ballots would spend a twentieth
// of its time on loading what starts programs, and a fiftieth on what knows terminals.
const notNeeded = {
  name: 'not-needed',
  setup({ onResolve, onLoad }) {
    const filter = /^(node:child_process|#supports-color)$/;
    onResolve({ filter }, () => ({ path: 'none', namespace: 'none' }));
    onLoad({ filter: /./, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
  },
};

// Patterns keep their letters, whatever esbuild is told. A program of ASCII alone takes half the memory,
// and nothing has to be decoded.
const inAscii = (text) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const commonJs = async (entry, outfile) => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outfile,
    absWorkingDir: at('.'),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: `node${engines.node.replace('>=', '')}`,
    supported: { 'dynamic-import': false },
    plugins: [notNeeded, lazyParts],
    logLevel: 'warning',
    // In CommonJS import.meta is an empty object: what reads it would break at run time only.
    logOverride: { 'empty-import-meta': 'error' },
    write: false,
  });
  mkdirSync(at('dist'), { recursive: true });
  for (const { text } of outputFiles) writeFileSync(outfile, inAscii(text));
};

await commonJs(at('src/cli/main.ts'), at('dist/tally.cjs'));
for (const thread of ['case-thread', 'read-thread']) {
  await commonJs(at(`src/cli/${thread}.ts`), at(`dist/tally-${thread}.cjs`));
}
for (const [name, entry] of apart) await commonJs(entry, at(`dist/${name}`));

// What Node makes of the parts that most runs need is kept. Each run finds what those before it left, and
// adds to it.
const usual = [
  ['--help'],
  [at('fixtures/convention-2019/ballots.csv'), '--no-config'],
  [at('fixtures/convention-2019/ballots.csv')],
  [at('fixtures/convention-2019-one-choice/ballots.csv')],
];
for (const args of usual) {
  const { status } = spawnSync(execPath, [at('.scripts/keep-compiled.mjs'), '--quiet', ...args]);
  if (status !== 0) throw new Error(`tally ${args.join(' ')}: exit code ${status}`);
}

if (existsSync(at('src/schema'))) {
  cpSync(at('src/schema'), at('dist/schema'), {
    recursive: true,
    filter: (path) => path === at('src/schema') || path.endsWith('.schema.json'),
  });
}

const tsc = at('node_modules/typescript/bin/tsc');
const { status } = spawnSync(execPath, [tsc, '-p', at('.scripts/tsconfig.build.json')], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
