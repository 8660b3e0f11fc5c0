#!/usr/bin/env node
require('../dist/tally.cjs');
