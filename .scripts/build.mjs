// Makes dist/ anew: the library (ES modules and their types), the JSON Schemas,
// and the command line as one CommonJS file, which starts faster than many small ones.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { engines } = JSON.parse(readFileSync(at('package.json'), 'utf8'));

rmSync(at('dist'), { recursive: true, force: true });

await build({
  entryPoints: [at('src/cli/main.ts')],
  outfile: at('dist/tally.cjs'),
  absWorkingDir: at('.'),
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: `node${engines.node.replace('>=', '')}`,
  logLevel: 'warning',
  // In CommonJS import.meta is an empty object: what reads it would break at run time only.
  logOverride: { 'empty-import-meta': 'error' },
});

if (existsSync(at('src/schema'))) {
  cpSync(at('src/schema'), at('dist/schema'), {
    recursive: true,
    filter: (path) => path === at('src/schema') || path.endsWith('.schema.json'),
  });
}

const tsc = at('node_modules/typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', at('.scripts/tsconfig.build.json')], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
