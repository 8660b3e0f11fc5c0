import type { Flags } from '../election/settings.ts';
import type { CountOptions } from './options.ts';

/** What the options say, as the flags of a count. */
export function flagsOf(options: CountOptions): Flags {
  const { contest, seats, rule, voter, group, duplicates, opens, closes, zone, stamps, eligible } =
    options;
  return {
    ...(contest && { contests: contest }),
    ...(options.ignore && { ignored: options.ignore }),
    ...(options.method && { methods: options.method }),
    ...(seats && { seats }),
    ...(options.max && { max: options.max }),
    ...(rule && { rules: rule }),
    ...(voter !== undefined && { voter }),
    ...(options.weight !== undefined && { weight: options.weight }),
    ...(options.timestamp !== undefined && { timestamp: options.timestamp }),
    ...(group && { group }),
    ...(duplicates !== undefined && { duplicates }),
    ...(opens !== undefined && { opens }),
    ...(closes !== undefined && { closes }),
    ...(zone !== undefined && { zone }),
    ...(stamps !== undefined && { stamps }),
    ...(eligible !== undefined && { eligible }),
    ...(options.present !== undefined && { present: options.present }),
    ...(options.quorum !== undefined && { quorum: options.quorum }),
    ...(options.ties !== undefined && { ties: options.ties }),
    ...(options.delimiter !== undefined && { delimiter: options.delimiter }),
    ...(options.sheet !== undefined && { sheet: options.sheet }),
    ...(options.read && { words: options.read }),
    ...(options.separator && { separators: options.separator }),
  };
}
