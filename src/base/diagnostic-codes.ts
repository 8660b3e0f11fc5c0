import type { MeantMethod } from './method-names.ts';
import type { RankedDiagnosticArgs } from './ranked-diagnostic-args.ts';
import type { RedactDiagnosticArgs } from './redact-diagnostic-args.ts';
import type { ScoreDiagnosticArgs } from './score-diagnostic-args.ts';
import type { VoterDiagnosticArgs } from './voter-diagnostic-args.ts';

/** The figures and titles that go with each diagnostic. */
export interface DiagnosticArgs
  extends VoterDiagnosticArgs,
    RedactDiagnosticArgs,
    RankedDiagnosticArgs,
    ScoreDiagnosticArgs {
  'file.none': object;
  'file.stdin-twice': object;
  'file.unreadable': { readonly reason: string };
  'file.empty': object;
  'file.not-text': { readonly what: string };
  'file.no-workbook': { readonly sheet: string };
  'file.no-sheet': { readonly sheet: string; readonly sheets: number };
  'file.first-sheet': { readonly sheet: string; readonly sheets: number };
  'file.western': object;
  'file.entities': { readonly columns: number };
  'file.too-many-texts': object;
  'csv.unclosed-quote': object;
  'csv.row-too-large': { readonly limit: number };
  'csv.cell-too-large': { readonly limit: number };
  'csv.too-many-columns': { readonly limit: number };
  'csv.nul': object;
  'files.headings-differ': {
    readonly first: string;
    readonly missing: number;
    readonly extra: number;
  };
  'files.same': { readonly first: string; readonly second: string };
  'file.title': object;
  'file.totals': {
    /** figures under yes or under no, of which each row has one: they may be weights */
    readonly form?: 'one-side';
  };
  'file.poll-report': { readonly polls: 'pairs' | 'several' };
  'file.transposed': { readonly heading: string };
  'file.long-form': {
    readonly heading: string;
    readonly id: string;
    /** a row holds the answer to one of several questions, or one of several options */
    readonly of: 'questions' | 'options';
  };
  'file.no-headings': object;
  'file.several-tables': object;
  'file.unsplit': { readonly by: 'single-quotes' | 'whole-lines' | 'blt' | 'unknown' };
  'definition.unreadable': { readonly reason: string };
  'definition.syntax': {
    /** what the parser says */
    readonly problem: string;
    /** what was written without knowing what it means in YAML */
    readonly slip?: {
      readonly kind: 'quotes' | 'comment' | 'twice' | 'tab' | 'bracket' | 'indent';
      readonly text: string;
    };
  };
  'definition.unknown-key': {
    readonly key: string;
    /** where there is such a key */
    readonly elsewhere?: string;
  };
  'definition.value': {
    readonly key: string;
    /** what would fit, with `, or ` between */
    readonly expected: string;
    readonly missing?: boolean;
    /** what another name of a method means */
    readonly meant?: MeantMethod;
  };
  'definition.rule': {
    readonly text: string;
    readonly at: number;
    readonly found: string;
    readonly expected: string;
  };
  'definition.two': { readonly first: string; readonly second: string };
  'column.unknown': { readonly heading: string; readonly columns: number };
  'column.ambiguous': { readonly heading: string; readonly numbers: string };
  'column.two-roles': { readonly heading: string; readonly first: string; readonly second: string };
  'columns.not-counted': { readonly columns: number };
  'columns.may-weigh': { readonly columns: number };
  'columns.binding': { readonly heading: string };
  'columns.doubtful': {
    readonly columns: number;
    /** free text, answers below a heading that is private, or what nothing tells of */
    readonly kind: 'private' | 'answered' | 'ignored';
  };
  'id.twice': { readonly id: string };
  'contests.none': {
    readonly columns: number;
    /** the heading of a column of codes that a machine made */
    readonly codes?: string;
  };
  'contests.uncategorised': { readonly contests: number };
  'contests.apart': object;
  'options.uncategorised': { readonly options: number };
  'contest.unknown': { readonly name: string };
  'contest.ambiguous': { readonly name: string; readonly ids: readonly string[] };
  'contest.no-column': { readonly title: string };
  'contest.column-twice': { readonly heading: string };
  'contest.boxes': {
    readonly id: string;
    readonly title: string;
    readonly columns: number;
    /** 1 would be a box that is not chosen, 2 one that is */
    readonly coded?: true;
  };
  'contest.too-many-options': {
    readonly title: string;
    readonly options: number;
    readonly limit: number;
  };
  'groups.too-many': { readonly heading: string; readonly groups: number; readonly limit: number };
  'options.some-columns': { readonly title: string };
  'contest.binding': {
    readonly id: string;
    readonly title: string;
    readonly votes: readonly {
      readonly text: string;
      readonly meaning: string;
      readonly tag: 'binding' | 'non-binding' | 'none';
    }[];
  };
  'contest.numbers': { readonly titles: readonly string[] };
  'contest.zero-one': { readonly title: string };
  'contest.uncertain': {
    readonly id: string;
    readonly title: string;
    readonly method: string;
    /** two options that may be yes and no */
    readonly pair?: readonly [string, string];
    /** its options have several lines, or stand in another order on each ballot; it is what each row answers, or where its voter belongs */
    readonly why?: 'lines' | 'order' | 'item' | 'group';
  };
  'contest.about-voter': {
    readonly id: string;
    readonly title: string;
    readonly method: string;
  };
  'contest.min-over-max': { readonly min: number; readonly max: number };
  'contest.no-seats': { readonly title: string };
  'contest.yes-no': { readonly id: string; readonly title: string; readonly method: string };
  'contest.rule-in-title': {
    readonly id: string;
    readonly title: string;
    readonly method: string;
    readonly words: string;
    readonly meant: string;
    readonly rule?: string;
    /** the title names a method of rankings, and the cells are none */
    readonly ranks?: true;
  };
  'contest.quota-in-title': {
    readonly title: string;
    readonly method: string;
    readonly words: string;
  };
  'contest.joined-options': {
    readonly id: string;
    readonly title: string;
    readonly option: string;
    readonly separator: string;
    readonly ballots: number;
  };
  'marks.over-title': {
    readonly id: string;
    readonly title: string;
    readonly words: string;
    readonly most: number;
    readonly ballots: number;
  };
  'option.twice': { readonly spelling: string };
  'word.twice': { readonly word: string; readonly meanings: readonly string[] };
  'option.unknown': { readonly title: string; readonly option: string };
  'options.alike': { readonly title: string; readonly pairs: number };
  'marks.unread': {
    readonly title: string;
    readonly ballots: number;
    readonly reads: string;
    /** one of them, for the hint alone */
    readonly word?: string;
  };
  'marks.miscounted': {
    readonly title: string;
    readonly ballots: number;
    readonly reason: string;
    readonly reads: string;
    /** one mark is all that a ballot has there: a name may have been cut */
    readonly single?: boolean;
  };
  'marks.spoilt': {
    readonly title: string;
    readonly ballots: number;
    readonly marked: number;
    readonly reads: string;
    /** one of them, for the hint alone */
    readonly word?: string;
  };
  'category.too-many-positions': { readonly limit: number };
  'position.outside-category': { readonly title: string; readonly category: string };
  'category.empty': { readonly title: string };
  'category.unknown': { readonly name: string };
  'category.circular': { readonly title: string };
  'conflict.not-question': { readonly title: string };
  'conflict.not-member': { readonly name: string };
  'contest.several-conditions': { readonly title: string };
  'contest.circular': { readonly title: string };
  'contest.key-unfit': { readonly key: string; readonly method: string };
  'rule.base-unknown': {
    /** absent where it is the quorum of all contests */
    readonly title?: string;
    readonly of: 'rule' | 'quorum';
    readonly rule: string;
    readonly base: string;
    /** their number, where that is not enough: ballots are weighted, or a rule must hold in groups */
    readonly eligible?: number;
    readonly weighted?: boolean;
  };
  'rule.near-share': {
    readonly title: string;
    /** the share that decides, and the one that it is nearly */
    readonly rule: string;
    readonly share: string;
    readonly votes: number;
    readonly of: number;
    readonly met: boolean;
  };
  'rule.group-unknown': { readonly heading: string };
  'rule.veto': { readonly title: string; readonly limit: string };
  'groups.unfilled': { readonly heading: string; readonly ballots: number };
  'rule.groups-unnamed': { readonly heading: string; readonly ballots: number };
  'rule.small-groups': {
    readonly heading: string;
    readonly groups: number;
    readonly smallest: number;
  };
  'ruling.nobody': object;
  'ruling.twice': object;
  'ruling.without-effect': { readonly rows: number };
  'ties.undecided': {
    readonly title: string;
    /** too few are named, of those of whom all but one stay too, one of those tied stands on no list, or a casting vote does not decide such a rule */
    readonly why: 'few' | 'few-stay' | 'unlisted' | 'casting';
  };
  'ties.no-list': { readonly title: string };
  'quorum.unreachable': {
    readonly unit: 'heads' | 'weight';
    readonly title: string;
    readonly needed: number;
    readonly eligible: number;
  };
  'groups.unanimous': { readonly groups: number; readonly contests: number };
  'weights.distinctive': { readonly weights: number; readonly smallest: number };
  'present.exceeded': {
    readonly unit: 'heads' | 'weight';
    readonly title: string;
    readonly present: number;
    readonly ballots: number;
  };
  'zone.unknown': { readonly zone: string };
  'window.unreadable': { readonly key: string; readonly text: string; readonly reason: string };
  'window.closes-first': { readonly opens: string; readonly closes: string };
  'window.no-stamps': object;
  'stamp.unread': { readonly heading: string };
  'stamp.ambiguous': {
    readonly heading: string;
    readonly text: string;
    readonly first: string;
    readonly second: string;
  };
  'stamp.mixed': {
    readonly heading: string;
    readonly dayFirst: string;
    readonly monthFirst: string;
  };
  'stamp.no-zone': { readonly heading: string };
}
