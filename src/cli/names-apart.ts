import { resolve } from 'node:path';

/**
 * What files are called in a report: by name alone, and those of one name with as many of the folders
 * they lie in as tell them apart: `north/ballots.csv`, `south/ballots.csv`.
 */
export function namesApart(paths: readonly string[]): string[] {
  const parts = paths.map((path) =>
    path === '-' ? [path] : resolve(path).split(/[\\/]/).filter(Boolean),
  );
  const called = (own: readonly string[], steps: number) => own.slice(-steps).join('/');
  return parts.map((own, at) => {
    const others = parts.filter((_, other) => other !== at);
    let steps = 1;
    while (
      steps < own.length &&
      others.some((other) => called(other, steps) === called(own, steps))
    )
      steps += 1;
    return called(own, steps);
  });
}
