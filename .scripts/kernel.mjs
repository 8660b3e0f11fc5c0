// Compiles assembly/scan.ts, the kernel that reads CSV, into src/csv/kernel-bytes.ts.
// `npm run kernel` writes it; tests/csv/kernel.test.ts holds what is checked in against what is made here.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const flags = [
  '-O3 --converge --runtime stub --enable simd --enable threads --use abort= --noAssert',
  '--importMemory --sharedMemory --initialMemory 32 --maximumMemory 65536 --zeroFilledMemory',
].flatMap((line) => line.split(' '));

/** The module that holds the kernel, as its source now gives it. */
export function kernelModule() {
  const folder = mkdtempSync(join(tmpdir(), 'tally-kernel-'));
  try {
    const out = join(folder, 'scan.wasm');
    const compiler = at('node_modules/assemblyscript/bin/asc.js');
    const { status, stderr } = spawnSync(
      execPath,
      [compiler, 'assembly/scan.ts', '-o', out, ...flags],
      { cwd: at('.'), encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    const lines = readFileSync(out)
      .toString('base64')
      .match(/.{1,96}/g);
    return `// Made from assembly/scan.ts by \`npm run kernel\`. Not to be edited.
export const kernelBytes = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(at('src/csv/kernel-bytes.ts'), kernelModule());
}
