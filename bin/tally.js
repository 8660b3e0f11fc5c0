#!/usr/bin/env node
// Runs the parts of the program that stand in dist/. The build has left beside them what its Node made
// of them, which takes a third from the time of a small count. Another Node compiles them itself; from
// 22.8 on it keeps that, but only what it compiles at once.
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { arch, platform, version } = process;
const { Script } = require('node:vm');

const dist = join(__dirname, '../dist');
const compiled = join(dist, `compiled/${version}-${platform}-${arch}`);

/** What has been loaded: its script and its module. */
const parts = new Map();

function load(name) {
  if (!name.startsWith('./')) return require(name);
  const known = parts.get(name);
  if (known !== undefined) return known.module.exports;
  const path = join(dist, name);
  // The build writes ASCII only, which needs no decoding and half the memory.
  const source = `(function (module, exports, require, __dirname) {${readFileSync(path, 'latin1')}\n})`;
  const script = new Script(source, { filename: path, cachedData: compiledOf(name) });
  const module = { exports: {} };
  parts.set(name, { script, module });
  script.runInThisContext()(module, module.exports, load, dist);
  return module.exports;
}

function compiledOf(name) {
  try {
    return readFileSync(join(compiled, `${name}.cache`));
  } catch {
    return undefined;
  }
}

if (require.main !== module) {
  // The build keeps what is compiled.
  module.exports = { compiled, load, parts };
} else if (existsSync(compiled)) {
  load('./tally.cjs');
} else {
  require('node:module').enableCompileCache?.();
  require('../dist/tally.cjs');
}
