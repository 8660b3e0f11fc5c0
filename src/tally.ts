import { type Diagnostic, diagnose } from './base/diagnostic.ts';
import { failure, hasErrors, type Result, success } from './base/result.ts';
import { joinTables } from './csv/join-tables.ts';
import { giveBack, type KernelMemory, takeKernel } from './csv/kernel.ts';
import { readTable } from './csv/read-table.ts';
import type { Source } from './csv/source.ts';
import type { FileTable, Table } from './csv/table.ts';
import { type Admission, admit } from './election/admit.ts';
import { findBlocks } from './election/blocks.ts';
import { castBy } from './election/cast-by.ts';
import { checkHeadings, titleAbove } from './election/check-headings.ts';
import type { Contest, Election } from './election/election.ts';
import { checkEligible, eligibleOnRoll } from './election/eligible.ts';
import { findDoubts } from './election/find-doubts.ts';
import { flagsOnRoll } from './election/flags-on-roll.ts';
import { freeze } from './election/freeze.ts';
import { findGroups, type Groups, totalOf } from './election/groups.ts';
import { settleHeadings } from './election/heading-rows.ts';
import { jointProfile } from './election/joint.ts';
import { lotsOf } from './election/lots.ts';
import { markRows } from './election/mark-rows.ts';
import { findOpenBallots } from './election/open-ballots.ts';
import { withHiddenWords } from './election/private-words.ts';
import { profilesOf } from './election/profile.ts';
import { type ContestMarks, readMarks } from './election/read-marks.ts';
import { forRedacted, isRedacted, withoutApostrophes } from './election/redacted.ts';
import { resolveElection } from './election/resolve.ts';
import { type Roll, readRoll } from './election/roll.ts';
import { settleRoll } from './election/roll-headings.ts';
import { type DefinitionFile, type Flags, layOver, type Settings } from './election/settings.ts';
import { splitMatrices } from './election/split-matrices.ts';
import { withoutEntities } from './election/text-entities.ts';
import { withoutFormulas } from './election/text-formulas.ts';
import { type Vocabularies, vocabulariesOf } from './election/vocabulary.ts';
import { knownMethods } from './methods/definition-vocabulary.ts';
import { ruleProblems } from './methods/flagged-rules.ts';
import { robustnessOf } from './methods/robustness/robustness.ts';
import { buildReport } from './report/build.ts';
import type { Counted } from './report/counted.ts';
import { decideContests } from './report/decide-contests.ts';
import { findDisclosures } from './report/find-disclosures.ts';
import { findNearShares } from './report/find-near-shares.ts';
import { findUndecidable } from './report/find-undecidable.ts';
import { rareTitles } from './report/redact/rare-options.ts';
import type { Report } from './report/schema.ts';

/** What to count. Nothing here touches the file system, the clock or the environment. */
export interface Job {
  readonly ballots: readonly Source[];
  readonly definition?: DefinitionFile;
  readonly roll?: Source;
  readonly flags?: Flags;
  /** that options which one voter alone wrote, and nobody listed, are write-ins */
  readonly rareOptions?: 'write-ins';
  /** the version that the report names */
  readonly version: string;
}

/** A count: the report, and what it was made from. */
export interface Tallied {
  readonly report: Report;
  readonly counted: Counted;
  /** of each contest; undefined where it has no column */
  readonly marks: readonly (ContestMarks | undefined)[];
  readonly groups?: Groups;
  readonly table: Table;
  readonly election: Election;
  readonly admission: Admission;
  readonly roll?: Roll;
}

/** Counts ballots: files and a definition in, one report out, or everything that is wrong with them. */
export async function count(job: Job): Promise<Result<Tallied>> {
  const laid = layOver(job.definition, job.flags ?? {}, job.roll !== undefined);
  const problems = [...(job.definition?.problems ?? []), ...ruleProblems(job.flags ?? {})];
  const kernel = job.ballots.length > 1 || job.roll ? takeKernel() : undefined;
  const { tables, rolls, notes } = await readFiles(job, laid, kernel?.memory);
  const split = splitMatrices(tables, laid.definition);
  const joined = hasErrors(notes) ? failure<Table>([]) : joinTables(split, kernel);
  const read = [...(joined.ok ? joined.value.columns : []), ...rolls.flatMap((own) => own.columns)];
  if (kernel && read.every(({ bulk }) => bulk === undefined)) giveBack(kernel);
  notes.unshift(...problems);
  if (!joined.ok) return failure([...notes, ...joined.problems]);
  const table = joined.value;
  const given = flagsOnRoll(laid, job.flags ?? {}, headingsOf(table), rolls[0]);
  const redacted = isRedacted(headingsOf(table));
  if (redacted) notes.push(diagnose('ballots.redacted', {}));
  const settings = redacted
    ? { ...given, definition: forRedacted(given.definition, headingsOf(table)) }
    : withHiddenWords(given, table);
  const ballots = settings.definition.columns?.weight ? 'weighted-ballots' : 'ballots';
  const headings = [
    ...split.flatMap((file) => checkHeadings(file, ballots)),
    ...rolls.flatMap((file) => checkHeadings(file, 'roll')),
  ];
  if (headings.length > 0) return failure([...notes, ...headings]);
  const marked = markRows(table);
  const resolved = resolveElection(table, marked, settings, knownMethods);
  const named = redacted ? given.definition.columns?.voter : undefined;
  const voters = resolved.ok ? table.columns[resolved.value.election.voter ?? -1] : undefined;
  const [rollTable] = rolls;
  const ofBallots = {
    headings: headingsOf(table),
    heading: named ?? voters?.heading ?? '',
    weighed: redacted || (resolved.ok && resolved.value.election.weight !== undefined),
    castBy: castBy(
      table,
      redacted || !resolved.ok ? -1 : (resolved.value.election.voter ?? -1),
      marked,
    ),
  };
  const roll = rollTable ? readRoll(rollTable, ofBallots, given) : undefined;
  if (roll) notes.push(...(roll.ok ? roll.notes : roll.problems));
  if (!resolved.ok) return failure([...notes, ...resolved.problems]);
  if (roll && !roll.ok) return failure([...notes, ...resolved.notes]);
  // Redacted ballots name nobody who could be looked up: the roll only says how many may vote.
  const onRoll = redacted && roll ? eligibleOnRoll(roll.value) : {};
  const lookedUp = redacted ? undefined : roll?.value;
  const countWith = ({ value, notes: own }: typeof resolved, by: Settings) => {
    const told = [...notes, ...own];
    if (hasErrors(told)) return failure<Tallied>(told);
    const election = { ...value.election, ...onRoll };
    const counting = { table: value.table, settings: by, roll: lookedUp, leftOut: marked };
    return countElection({ ...counting, election }, job, told);
  };
  const counted = countWith(resolved, settings);
  if (job.rareOptions === undefined || !counted.ok) return counted;
  // Who wrote an option alone is known once it is known whose ballots count.
  const rareOptions = rareTitles(counted.value.counted);
  if (rareOptions.size === 0) return counted;
  const aside = { ...settings, rareOptions };
  const again = resolveElection(table, marked, aside, knownMethods);
  return again.ok ? countWith(again, aside) : counted;
}

/** The files of the ballots and of the roll, as far as they can be read. */
async function readFiles(job: Job, given: Settings, memory: KernelMemory | undefined) {
  const files = await Promise.all(
    job.ballots.map((source) => readTable(source, given.definition, memory)),
  );
  const roll = job.roll && (await readTable(job.roll, {}, memory));
  const notes: Diagnostic[] = [];
  const take = (file: Result<FileTable>, clean: typeof settled): FileTable[] => {
    notes.push(...(file.ok ? file.notes : file.problems));
    if (!file.ok) return [];
    const own = clean(file.value);
    notes.push(...titleAbove(file.value, own.file), ...own.told);
    return [own.file];
  };
  const tables = files.flatMap((file) => take(file, settled));
  const flag = job.flags?.sheet;
  if (
    flag !== undefined &&
    tables.length > 0 &&
    !tables.some(({ encoding }) => encoding === 'xlsx')
  )
    notes.push(diagnose('file.no-workbook', { sheet: flag }, [given.place(['sheet'])]));
  const ofRoll = (file: FileTable) => withoutEntities(settleRoll(withoutFormulas(file)));
  return { tables, rolls: roll ? take(roll, ofRoll) : [], notes };
}

function headingsOf({ columns }: Pick<Table, 'columns'>): string[] {
  return columns.map(({ heading }) => heading);
}

/** What a file holds, without what programs wrote about it. */
function settled(file: FileTable): ReturnType<typeof withoutEntities> {
  return isRedacted(headingsOf(file))
    ? { file: withoutApostrophes(file), told: [] }
    : withoutEntities(settleHeadings(withoutFormulas(file)));
}

/** Ballots that can be counted: the table, what was made of it, and by what. */
interface Countable {
  readonly table: Table;
  readonly election: Election;
  readonly settings: Settings;
  readonly roll: Roll | undefined;
  /** rows that are no ballots */
  readonly leftOut: Uint8Array;
}

function countElection(countable: Countable, job: Job, notes: Diagnostic[]): Result<Tallied> {
  const { table, election, settings, roll, leftOut } = countable;
  const admitted = admit(table, election, leftOut, roll);
  if (!admitted.ok) return failure([...notes, ...admitted.problems]);
  const admission = admitted.value;
  notes.push(...admitted.notes);
  const words = vocabulariesOf(election.vocabulary);
  const groups = findGroups(table, election, admission, roll);
  const lots = lotsOf(admission, groups);
  const marks = election.contests.map((contest) => marksOf(contest, table, words));
  const marked = election.contests.map(({ column }, at) => {
    const { codes } = table.columns[column ?? -1] ?? {};
    const own = marks[at];
    return own && codes && { marks: own, codes };
  });
  const profiles = profilesOf(marked, lots);
  const { outcomes, ...decided } = decideContests(countable, admission, groups, profiles);
  const total = totalOf(admission);
  notes.push(...electorateDoubts(countable, total, decided));
  notes.push(...findDoubts(countable, marks, admission.codes));
  const joints = election.categories.map((category) =>
    jointProfile(category, election.contests, marks, table, lots),
  );
  const blocks = groups && findBlocks(groups, election.smallest);
  const shown = { election, admission, joints, contests: decided.contests };
  notes.push(...findDisclosures(shown, groups, blocks));
  if (hasErrors(notes)) return failure(notes);
  const counted: Counted = {
    version: job.version,
    table,
    election,
    settings,
    ...(job.definition && { definitionFile: job.definition.name }),
    ...(roll && { roll }),
    admission,
    joints,
    ...decided,
    robustness: robustnessOf({
      contests: decided.contests,
      settled: outcomes,
      conflicts: election.conflicts,
      situation: decided.situation,
      open: findOpenBallots({ table, election, marks, admission, groups, roll }),
    }),
    ...(blocks && { blocks }),
    total,
    frozen: freeze({ table, election, roll, admission }, 'public'),
  };
  const report = buildReport(counted, notes);
  const own = { report, counted, marks, ...(groups && { groups }) };
  return success({ ...own, table, election, admission, ...(roll && { roll }) }, notes);
}

/** What hangs on how many may vote. */
function electorateDoubts(
  { election, roll }: Countable,
  total: Counted['total'],
  { contests, eligible, ...decided }: Omit<ReturnType<typeof decideContests>, 'outcomes'>,
): Diagnostic[] {
  const { unit, places } = decided;
  const voters = roll ? roll.size : election.eligible;
  const able = {
    ...(voters !== undefined && { voters }),
    ...(eligible !== undefined && { eligible }),
  };
  return [
    ...findUndecidable(contests, election, able, decided),
    ...findNearShares(contests, places),
    ...(voters === undefined ? [] : checkEligible('heads', voters, total.heads, 0)),
    ...(unit === 'weight' && eligible !== undefined
      ? checkEligible(unit, eligible, total.weight, places)
      : []),
  ];
}

function marksOf(contest: Contest, table: Table, words: Vocabularies): ContestMarks | undefined {
  const column = table.columns[contest.column ?? -1];
  return column && readMarks(contest, column, words);
}
