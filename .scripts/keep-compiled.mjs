// Runs the program as the arguments say, and keeps what Node compiled for that where bin/tally.js finds it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { compiled, load, parts } = createRequire(import.meta.url)('../bin/tally.js');

process.on('exit', () => {
  mkdirSync(compiled, { recursive: true });
  for (const [name, { script }] of parts)
    writeFileSync(join(compiled, `${name}.cache`), script.createCachedData());
});
load('./tally.cjs');
