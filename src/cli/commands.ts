import { checkCommand } from './check.ts';
import { countCommand } from './count.ts';
import { initCommand } from './init.ts';

/** The commands that count. They are loaded together, when one of them runs: `--help` needs none. */
export const commands = { count: countCommand, init: initCommand, check: checkCommand } as const;
