import type { Demand } from '../demands.ts';
import type { ContestReport } from '../schema.ts';
import { quoted } from './words.ts';

/** What is said of demands on a result. */

const wanted: Readonly<Record<Demand['kind'], string>> = {
  decided: 'is not decided',
  passed: 'did not pass',
  quorum: 'had no quorum',
};

/** `"Budget" (budget) did not pass, as --require passed demands. Not passed: ...` */
export function unmetSentence({ kind, contest }: Demand, own: ContestReport): string {
  const demand = contest === undefined ? kind : `${kind}=${contest}`;
  const why = kind === 'quorum' ? (own.quorum?.sentence ?? '') : own.outcome.sentence;
  return `${quoted(own.title)} (${own.id}) ${wanted[kind]}, as --require ${demand} demands. ${why}`;
}

export function unknownContest(name: string, suggestion: string | undefined): string {
  const meant = suggestion === undefined ? '' : ` (did you mean ${quoted(suggestion)}?)`;
  return `--require: there is no contest ${quoted(name)}${meant}.`;
}

export function impossibleDemand(reason: 'no-contest' | 'no-quorum', title = ''): string {
  return reason === 'no-contest'
    ? '--require: no contest stands of which anything could be demanded.'
    : `--require quorum: ${quoted(title)} needs no quorum. Say what it needs with --quorum.`;
}

export function unexpectedSentence(file: string): string {
  return `The result is not what ${file} expects:`;
}

export function refusalExpected(file: string): string {
  return `${file} expects that the ballots are refused, and they were counted.`;
}
