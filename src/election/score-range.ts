/** The scores that a ballot may give, each of them a whole number. */
export interface ScoreRange {
  readonly lowest: number;
  readonly highest: number;
}

const written = /^(\d{1,4}) to (\d{1,4})$/;

/** `0 to 5`, as a definition says it; undefined where it is no range. */
export function readRange(text: string): ScoreRange | undefined {
  const [, lowest, highest] = written.exec(text) ?? [];
  const range = { lowest: Number(lowest), highest: Number(highest) };
  return range.lowest < range.highest ? range : undefined;
}

export function rangeText({ lowest, highest }: ScoreRange): string {
  return `${lowest} to ${highest}`;
}
