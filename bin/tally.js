#!/usr/bin/env node
import '../dist/tally.cjs';
