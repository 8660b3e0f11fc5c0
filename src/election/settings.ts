import type { Diagnostic, Place } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import type { Delimiter } from '../csv/dialect.ts';
import type { ContestDefinition, Definition } from './definition.ts';
import type { RuleOf } from './definition-rules.ts';
import type { MarkKind } from './mark.ts';
import type { DuplicatesPolicy, StampOrder } from './policies.ts';
import type { AddedWords } from './vocabulary.ts';

type Path = readonly (string | number)[];

/** A definition as it was read from a file, with the line of each of its keys. */
export interface DefinitionFile {
  readonly name: string;
  readonly sha256: string;
  readonly value: Definition;
  readonly lineOf: (path: Path) => number | undefined;
  /** what does not fit the schema and was left out of `value`, so that the rest is checked in the same run */
  readonly problems: readonly Diagnostic[];
}

/** What a flag says of contests, by the id or the title of one; that of '' is for all. */
export type ByContest<T> = ReadonlyMap<string, T>;

/** What the command line may say. It stands over the definition, and the definition over inference. */
export interface Flags {
  readonly contests?: readonly string[];
  readonly ignored?: readonly string[];
  readonly methods?: ByContest<string>;
  readonly seats?: ByContest<number>;
  readonly max?: ByContest<number>;
  readonly rules?: ByContest<string>;
  readonly separators?: ByContest<string>;
  readonly voter?: string;
  readonly weight?: string;
  readonly timestamp?: string;
  readonly group?: readonly string[];
  readonly duplicates?: DuplicatesPolicy;
  readonly opens?: string;
  readonly closes?: string;
  readonly zone?: string;
  readonly stamps?: StampOrder;
  readonly eligible?: number;
  readonly present?: number;
  readonly quorum?: string;
  readonly ties?: Definition['ties'];
  readonly delimiter?: Delimiter;
  readonly sheet?: string;
  readonly words?: AddedWords;
}

/** What the election must know of the methods, which stand to its right in the pipeline. */
export interface KnownMethods {
  readonly reads: ReadonlyMap<string, MarkKind>;
  readonly defaultFor: Readonly<Record<MarkKind, string>>;
  /** what a rule says, in canonical words, or undefined where it is none */
  readonly readRule: (text: string, of: RuleOf) => RuleFacts | undefined;
}

/** What the election must know of a rule. */
export interface RuleFacts {
  /** canonical words */
  readonly text: string;
  /** a number stands for itself */
  readonly bases: readonly (string | number)[];
  /** headings of the groups in which it must hold */
  readonly groups: readonly string[];
  readonly basesInGroups: readonly (string | number)[];
  /** the shares that it compares with, as rules print them */
  readonly shares: readonly string[];
  /** its limits on the votes against, in its words */
  readonly limits: readonly string[];
}

/** Flags and definition as one, with a way to say where a key of it was written. */
export interface Settings {
  readonly definition: Definition;
  readonly only?: readonly string[];
  /** what flags say, by folded names */
  readonly methods: ByContest<string>;
  readonly seats: ByContest<number>;
  readonly max: ByContest<number>;
  readonly rules: ByContest<string>;
  readonly separators: ByContest<string>;
  readonly stamps?: StampOrder;
  /** by contest, the folded titles of options that one voter alone wrote, and nobody listed: in what is published they are write-ins */
  readonly rareOptions?: ReadonlyMap<string, ReadonlySet<string>>;
  readonly hasRoll: boolean;
  /** headings of the roll by which flags name its columns */
  readonly onRoll?: readonly string[];
  readonly place: (path: Path) => Place;
  readonly source: 'inferred' | 'file' | 'flags' | 'mixed';
}

/** Lays the flags over the definition. */
export function layOver(
  file: DefinitionFile | undefined,
  flags: Flags,
  hasRoll: boolean,
): Settings {
  const base: Definition = file?.value ?? {};
  const { contests, methods, seats, max, rules, separators, stamps, ...overruling } = flags;
  const { words, voter, weight, timestamp, group, ignored, ...plain } = overruling;
  const left = base.columns?.ignored ?? [];
  const columns = {
    ...base.columns,
    ...(voter && { voter }),
    ...(weight && { weight: weighing(weight, base) }),
    ...(timestamp && { timestamp }),
    ...(group && { group: [...group] }),
    ...(ignored && { ignored: [...(typeof left === 'string' ? [left] : left), ...ignored] }),
  };
  const definition: Definition = {
    ...base,
    ...(base.contests && { contests: base.contests.map((own) => withoutKeys(own, flags)) }),
    ...plain,
    ...(rules?.has('') && { rule: rules.get('') }),
    ...(Object.keys(columns).length > 0 && { columns }),
    ...(words && { vocabulary: addWords(base.vocabulary ?? {}, words) }),
  };
  const flagged = new Map<string, string>(
    Object.keys(overruling).map((flag) => [
      flagPaths[flag] ?? flag,
      `--${flagNames[flag] ?? flag}`,
    ]),
  );
  const given = Object.values(flags).some((value) => value !== undefined);
  return {
    definition,
    ...(contests && { only: contests }),
    methods: methods ?? new Map(),
    seats: seats ?? new Map(),
    max: max ?? new Map(),
    rules: rules ?? new Map(),
    separators: separators ?? new Map(),
    ...(stamps !== undefined && { stamps }),
    hasRoll,
    place: (path) => placeOf(path, flagged, file),
    source: file ? (given ? 'mixed' : 'file') : given ? 'flags' : 'inferred',
  };
}

/** The column that a flag names, with the decimal point of a definition. */
function weighing(column: string, { columns }: Definition) {
  const point = typeof columns?.weight === 'object' ? columns.weight.point : undefined;
  return point === undefined ? column : { column, point };
}

/** What a flag says of the one contest that goes by these names. */
export function saidOf<T>(flag: ByContest<T>, names: readonly string[]): T | undefined {
  if (flag.size === 0) return undefined;
  const folded = names.map(foldText).filter((name) => name !== '');
  return [...flag].findLast(([name]) => folded.includes(foldText(name)))?.[1];
}

/** What a flag says of a contest that goes by these names, or else of all. */
export function flaggedFor<T>(flag: ByContest<T>, names: readonly string[]): T | undefined {
  return saidOf(flag, names) ?? flag.get('');
}

/** A contest without the keys of its own that a flag overrules. */
function withoutKeys(own: ContestDefinition, { quorum, present, ties }: Flags): ContestDefinition {
  const { quorum: ownQuorum, present: ownPresent, ties: ownTies, ...rest } = own;
  return {
    ...rest,
    ...(quorum === undefined && ownQuorum !== undefined && { quorum: ownQuorum }),
    ...(present === undefined && ownPresent !== undefined && { present: ownPresent }),
    ...(ties === undefined && ownTies !== undefined && { ties: ownTies }),
  };
}

/** The keys of a definition that flags overrule, and the names of flags, where these are not the same. */
const flagPaths: Readonly<Record<string, string>> = {
  voter: 'columns.voter',
  weight: 'columns.weight',
  timestamp: 'columns.timestamp',
  group: 'columns.group',
  words: 'vocabulary',
  ignored: 'columns.ignored',
};
const flagNames: Readonly<Record<string, string>> = { words: 'read', ignored: 'ignore' };

function placeOf(
  path: Path,
  flagged: ReadonlyMap<string, string>,
  file: DefinitionFile | undefined,
): Place {
  const text = pathText(path);
  const flag = flagged.get(text) ?? flagged.get(pathText(path.slice(0, -1)));
  if (flag !== undefined) return { path: flag };
  if (file === undefined) return { path: text };
  const line = file.lineOf(path);
  return { file: file.name, path: text, ...(line !== undefined && { line }) };
}

/** `contests[2].column`, as the path is written in messages. */
export function pathText(path: Path): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join('');
}

/** Words with more of them: what a flag says of one stands over what the definition says of it. */
export function addWords(
  base: AddedWords,
  more: AddedWords,
): { [key in keyof AddedWords]: string[] } {
  const given = new Set(Object.values(more).flatMap((words) => (words ?? []).map(foldText)));
  const join = (meaning: keyof AddedWords) => [
    ...(base[meaning] ?? []).filter((word) => !given.has(foldText(word))),
    ...(more[meaning] ?? []),
  ];
  return {
    yes: join('yes'),
    no: join('no'),
    abstain: join('abstain'),
    blank: join('blank'),
    invalid: join('invalid'),
  };
}
