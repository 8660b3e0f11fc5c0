import { csv } from './csv.ts';
import { type Format, formats } from './formats.ts';
import { html } from './html/html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { minutes } from './minutes.ts';
import type { Reporter } from './reporter.ts';
import { text } from './text.ts';

/** Every format a report can have. */
const table: Readonly<Record<Format, Reporter>> = { text, json, markdown, csv, minutes, html };

export const reporters: readonly Reporter[] = formats.map((format) => table[format]);

export function reporterNamed(id: string): Reporter | undefined {
  return reporters.find((reporter) => reporter.id === id);
}

/** The format that a file's name asks for: by the longest ending that it has. */
export function reporterFor(file: string): Reporter | undefined {
  const lower = file.toLowerCase();
  const fitting = reporters.flatMap((reporter) =>
    reporter.extensions
      .filter((ending) => lower.endsWith(ending))
      .map((ending) => ({ reporter, length: ending.length })),
  );
  return fitting.sort((a, b) => b.length - a.length)[0]?.reporter;
}
