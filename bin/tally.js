#!/usr/bin/env node
// From 22.8 on Node keeps what it has compiled.
require('node:module').enableCompileCache?.();
require('../dist/tally.cjs');
