import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { letterAt, letterBytes, letterTable } from '../base/letter-table.ts';
import { looksOf } from '../base/look-alike.ts';
import { hashed, numberByHash } from '../base/number-by-hash.ts';
import { editDistance } from '../base/suggest.ts';
import { cellAt } from '../csv/column-store.ts';
import type { ByteTexts } from '../csv/folded-codes.ts';
import { sights } from '../csv/kernel.ts';
import type { Roll } from './roll.ts';
import type { VoterKeys } from './voter-keys.ts';

/** No more ids of a roll than this are compared letter by letter, over all strangers. */
const mostCompared = 200_000;

/** Voters whose ids look alike and are not the same, as with letters of another alphabet: each with the first whose id looks so. */
export function lookAlikes({ size, keyOf, texts }: LookedAt): Map<number, number> {
  const pairs = new Map<number, number>();
  const bytes = texts();
  // No letter of ASCII is looked at twice.
  if (bytes.seen !== undefined && (bytes.seen & sights.high) === 0) return pairs;
  const isPlain = plainTexts(bytes);
  const looksElse = (voter: number) => !isPlain(voter) && looksOf(keyOf(voter)) !== keyOf(voter);
  let voter = 1;
  while (voter < size && !looksElse(voter)) voter += 1;
  if (voter >= size) return pairs;
  const numberOf = numberByHash(size);
  const first: number[] = [];
  const lookOf = (one: number) => looksOf(keyOf(one));
  for (let own = 1; own < size; own += 1) {
    const look = lookOf(own);
    const number = numberOf(hashOf(look), (known) => lookOf(first[known] ?? 0) === look);
    if (number === first.length) first.push(own);
    else pairs.set(own, first[number] ?? 0);
  }
  return pairs;
}

/** Longer ids are neither, and patterns would go through them again and again. */
const longestId = 254;

function mailboxOrNumber(id: string): string {
  if (id.length > longestId) return id;
  if (!id.includes('@')) {
    const padded = id.startsWith('0') || id.endsWith('0');
    return padded ? id.replace(/^0+(?=\d+$)|(?<=^\d+)\.0+$/g, '') : id;
  }
  const address = id.endsWith('>') ? id.slice(id.lastIndexOf('<') + 1, -1) : id;
  return address.replace(/\+[^@]*(?=@)/, '');
}

/**
 * Voters whose ids name another one too, but for zeros before a number, `.0` behind it, a name before an
 * address, or what stands behind a + in it, which reaches the same mailbox: each with that one.
 */
export function sameCores({ keys }: Pick<VoterKeys, 'keys'>): Map<number, number> {
  const ids = keys();
  const pairs = new Map<number, number>();
  const changed = ids.map(mailboxOrNumber);
  if (changed.every((core, at) => core === ids[at])) return pairs;
  const first = new Map<string, number>();
  changed.forEach((core, voter) => {
    const known = first.get(core);
    if (known === undefined) first.set(core, voter);
    else if (core !== '') pairs.set(voter, known);
  });
  return pairs;
}

type LookedAt = Pick<VoterKeys, 'size' | 'keyOf' | 'texts'>;

/** Whether a text has only letters that look like nothing else, as far as its bytes tell. */
function plainTexts({ memory, western, startOf, lengthOf }: ByteTexts): (text: number) => boolean {
  return (text) => {
    const start = startOf(text);
    const end = start + lengthOf(text);
    for (let at = start; at < end; at += letterBytes(memory[at] ?? 0)) {
      if ((memory[at] ?? 0) < 0x80) continue;
      if (western || looksItself(letterAt(memory, at)) === 0) return false;
    }
    return true;
  };
}

const looksItself = letterTable((letter) => {
  const folded = foldText(letter);
  return folded !== '' && looksOf(folded) === folded ? 1 : 0;
});

function hashOf(text: string): number {
  let hash = 1;
  for (let at = 0; at < text.length; at += 1) hash = hashed(hash, text.charCodeAt(at));
  return hash;
}

/**
 * Finds the id of a roll that was probably meant by one that is not on it: the same but for signs,
 * spaces, leading zeros or look-alike letters, or else a letter or two apart with the same figures; of an
 * address also the one in whose row it stands.
 */
export function nearIds(roll: Roll): (id: string) => string | undefined {
  const byCore = new Map<string, number>();
  const column = roll.file.columns[roll.idColumn];
  const ids = roll.voters.keys();
  const known = [...ids.keys()].filter((voter) => (roll.rowOf[voter] ?? -1) >= 0);
  for (const voter of known) {
    const core = coreOf(ids[voter] ?? '');
    if (!byCore.has(core)) byCore.set(core, voter);
  }
  const byMail = lazily(() => mailsOn(roll));
  let left = mostCompared;
  const close = (id: string): number | undefined => {
    if (lettersOf(id).length < shortest) return undefined;
    left -= known.length;
    if (left < 0) return undefined;
    const figures = figuresOf(id);
    return known.find((voter) => {
      const key = ids[voter] ?? '';
      return figuresOf(key) === figures && editDistance(id, key, 3) < 3;
    });
  };
  return (id) => {
    const mail = id.includes('@') ? byMail().get(id) : undefined;
    const row = mail ?? roll.rowOf[byCore.get(coreOf(id)) ?? close(id) ?? -1];
    return row === undefined || column === undefined ? undefined : cellAt(column, row);
  };
}

/** The rows of a roll by all addresses in them: of a second column, or beside a name, `Ann Lee <ann@x.org>`. */
function mailsOn({ file: { columns, rows } }: Roll): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const column of columns) {
    if (column.bulk) continue;
    for (let row = 0; row < rows; row += 1)
      for (const part of foldText(cellAt(column, row)).split(/[\s,;<>]+/))
        if (part.includes('@') && !found.has(part)) found.set(part, row);
  }
  return found;
}

/** With fewer letters than this, two ids a letter apart are two ids. */
const shortest = 6;

function coreOf(key: string): string {
  return withoutZeros(looksOf(key).replace(/[^\p{L}\p{N}@]|^@/gu, ''));
}

/** An id without the zeros before its figures. */
export function withoutZeros(id: string): string {
  return id.replace(/(?<!\d)0+(?=\d)/gu, '');
}

function lettersOf(key: string): string {
  return key.replace(/[^\p{L}]/gu, '');
}

function figuresOf(key: string): string {
  return key.replace(/\D/gu, '');
}
