import type { Report } from '../../src/report/schema.ts';

type Path = readonly (string | number)[];

/** A report with one figure or title changed, and where. */
export interface ChangedFigure {
  readonly path: Path;
  /** the contest that it is in */
  readonly contest?: string;
  readonly report: Report;
}

/** Texts that are titles or sentences; others are words of the program, which the schema knows. */
const texts = ['title', 'subtitle', 'sentence', 'baseSentence', 'message', 'band'];

/**
 * The report with one of its figures and titles changed: one of each kind that it has (`votes` of an
 * option, `percent` of a group's share), and `most` more in turn from all over it.
 */
export function* changedFigures(report: Report, most: number): Generator<ChangedFigure> {
  const paths = [...leavesOf(report, [])];
  const step = Math.max(1, Math.floor(paths.length / most));
  const kinds = new Set<string>();
  for (const [at, path] of paths.entries()) {
    const kind = path.filter((key) => typeof key === 'string').join('.');
    if (kinds.has(kind) && at % step !== 0) continue;
    kinds.add(kind);
    const [list, index] = path;
    const contest = list === 'contests' ? report.contests[Number(index)]?.id : undefined;
    yield { path, ...(contest !== undefined && { contest }), report: changed(report, path) };
  }
}

function* leavesOf(value: unknown, path: Path): Generator<Path> {
  if (typeof value === 'number') yield path;
  else if (typeof value === 'string' && texts.includes(String(path.at(-1)))) yield path;
  else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) yield* leavesOf(item, [...path, at]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* leavesOf(item, [...path, key]);
  }
}

function changed(report: Report, path: Path): Report {
  const copy = structuredClone(report);
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce((at: object, step) => Reflect.get(at, step), copy);
  const value: unknown = Reflect.get(parent, last);
  Reflect.set(parent, last, typeof value === 'number' ? value + 1 : `${String(value)}x`);
  return copy;
}
