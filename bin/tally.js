#!/usr/bin/env node
const { enableCompileCache } = require('node:module');

// From 22.8 on Node keeps what it has compiled.
if (enableCompileCache) {
  enableCompileCache();
  require('../dist/tally.cjs');
} else {
  require('./load.js').load('./tally.cjs');
}
