import { createHash } from 'node:crypto';
import { optionId } from '../base/brand.ts';
import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { type ColumnFacts, valueList } from './column-facts.ts';
import type { ContestContext, Draft } from './contest-draft.ts';
import type { ContestDefinition, OptionDefinition } from './definition.ts';
import type { Option } from './election.ts';
import { type LearntOptions, learnNamed, learnOptions, mostOptions } from './learn-options.ts';
import { learnWriteIns } from './learn-write-ins.ts';
import type { MarkKind } from './mark.ts';
import type { Settings } from './settings.ts';
import { slug, uniqueIds } from './slug.ts';
import { chosenOf } from './value-list.ts';

/** Codes that survey tools write for an option. */
const namedCodes: ReadonlyMap<string, string> = new Map([['-oth-', 'Other']]);

/** The options of a contest: yes and no, those that are declared, or those that its cells show. */
export function optionsFor(
  reads: MarkKind,
  draft: Draft,
  context: ContestContext,
  problems: Diagnostic[],
): readonly Option[] {
  if (reads === 'question') {
    return [
      { id: optionId('yes'), title: 'Yes', aliases: [] },
      { id: optionId('no'), title: 'No', aliases: [] },
    ];
  }
  const { own } = draft;
  if (own.options !== undefined) {
    const declared = declaredOptions(own.options, draft.at, context.settings, problems);
    return own.writeIns ? [...declared, ...writeIns(reads, declared, draft, context)] : declared;
  }
  const unique = uniqueIds();
  return learntTitles(reads, draft, context, problems).map((text, at) => {
    const title = namedCodes.get(text) ?? text;
    return {
      id: optionId(unique(slug(title, `option-${at + 1}`))),
      title,
      aliases: title === text ? [] : [text],
    };
  });
}

/** What voters wrote beside the options that were declared. */
function writeIns(
  reads: MarkKind,
  declared: readonly Option[],
  { own, facts, kind }: Draft,
  { separators, words }: ContestContext,
): Option[] {
  const known = kind && 'separator' in kind ? kind.separator : separators[0];
  const separator = reads === 'approval' ? (own.separator ?? known ?? ';') : undefined;
  const unique = uniqueIds();
  for (const { id } of declared) unique(id);
  return learnWriteIns(facts, declared, words.choice, separator).map((title) => ({
    id: optionId(unique(writeInId(title))),
    title,
    aliases: [],
    writeIn: true,
  }));
}

/** An id that hangs on the name alone: it is the same whatever else voters wrote. */
function writeInId(title: string): string {
  const folded = foldText(title);
  const short = slug(title, 'write-in');
  if (short.replaceAll('-', ' ') === folded) return short;
  return `${short}-${createHash('sha256').update(folded).digest('hex').slice(0, 6)}`;
}

function learntTitles(
  reads: MarkKind,
  { own, facts, kind, spread }: Draft,
  context: ContestContext,
  problems: Diagnostic[],
): readonly string[] {
  // The columns of a spread say its options, whatever it is counted by.
  const given = kind?.kind === 'choice' && (reads === 'choice' || spread !== undefined);
  if (own.separator === undefined && kind && (kind.kind === 'approval' || given))
    return kind.options;
  const { choice } = context.words;
  const learnt =
    own.separator === undefined && reads === 'choice'
      ? undefined
      : learnApproval(facts, own, context);
  if (learnt) return learnt.options;
  // Of more no texts are made.
  const tooMany = facts ? tooManyOptions(own.title ?? facts.heading, facts.distinct) : [];
  problems.push(...tooMany);
  if (tooMany.length > 0) return [];
  return (facts?.values ?? [])
    .filter((value) => !choice.has(value.folded))
    .map((value) => value.text);
}

export function tooManyOptions(title: string, options: number): Diagnostic[] {
  const args = { title, options, limit: mostOptions };
  return options > mostOptions ? [diagnose('contest.too-many-options', args)] : [];
}

/** The options of cells that are to be split, whatever they look like. */
export function learnApproval(
  facts: ColumnFacts | undefined,
  own: ContestDefinition,
  context: ContestContext,
): LearntOptions | undefined {
  const { choice } = context.words;
  if (facts === undefined) return undefined;
  const list = valueList(facts);
  const marks = chosenOf(list, (at) => !choice.has(list.foldedAt(at)));
  return own.separator === undefined
    ? learnOptions(marks, [...context.separators, ','], choice)
    : learnNamed(marks, own.separator, choice);
}

function declaredOptions(
  given: readonly OptionDefinition[],
  contest: number,
  settings: Settings,
  problems: Diagnostic[],
): readonly Option[] {
  const unique = uniqueIds();
  const spellings = new Map<string, number>();
  const idsSeen = new Set<string>();
  return given.flatMap((one, at): Option[] => {
    // A box for those who abstain is no option.
    if (typeof one === 'object' && one.means !== undefined) return [];
    const title = typeof one === 'object' ? one.title : String(one);
    const aliases = typeof one === 'object' ? (one.aliases ?? []) : [];
    const wanted = typeof one === 'object' ? one.id : undefined;
    const place = settings.place(['contests', contest, 'options', at]);
    if (wanted !== undefined && idsSeen.has(wanted)) {
      problems.push(diagnose('id.twice', { id: wanted }, [{ ...place, cell: wanted }]));
    }
    if (wanted !== undefined) idsSeen.add(wanted);
    for (const spelling of new Set([title, ...aliases].map(foldText))) {
      if (spellings.has(spelling)) {
        problems.push(diagnose('option.twice', { spelling }, [{ ...place, cell: spelling }]));
      }
      spellings.set(spelling, at);
    }
    return [{ id: optionId(unique(wanted ?? slug(title, `option-${at + 1}`))), title, aliases }];
  });
}
