import { notRead } from '../report/messages/outputs.ts';
import { faultWords, noReport } from '../report/messages/verifying.ts';
import { type ReadReport, readReport } from '../report/read-report.ts';
import { safe } from '../reporters/visible.ts';
import { readText, Unreadable } from './open-files.ts';

type Loaded = Exclude<ReadReport, { readonly fault: unknown }>;

/** The report in a file, JSON or a page; or why there is none, as a sentence. */
export function loadReport(path: string): Loaded | { readonly problem: string } {
  const text = loadText(path);
  if (typeof text === 'object') return text;
  const read = readReport(text);
  if (!('fault' in read)) return read;
  return { problem: noReport(safe(path), safe(faultWords(read.fault))) };
}

/** The text of a file, or why it cannot be read, as a sentence. */
export function loadText(path: string): string | { readonly problem: string } {
  try {
    return readText(path);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { problem: notRead(safe(path), error.message) };
  }
}
