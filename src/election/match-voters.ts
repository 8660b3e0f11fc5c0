import { foldedTable } from '../csv/folded-codes.ts';
import { matchTexts } from '../csv/raw-column.ts';
import type { VoterKeys } from './voter-keys.ts';

/**
 * For each voter of one list the same in another, by number; 0 where there is none. Ids of plain letters are
 * compared as bytes, and only the others as strings: lists may have millions.
 */
export function matchVoters(voters: VoterKeys, others: VoterKeys): Uint32Array {
  const plain = voters.plain && others.plain && matchTexts(voters.plain, others.plain);
  if (plain) return plain;
  const known = others.texts();
  const table = foldedTable(known, others.size);
  const find = (texts: typeof known, voter: number, own: number) =>
    table.find(texts, texts.startOf(voter), texts.lengthOf(voter), own);
  // Those that are not as plain as that, by their folded ids.
  const rest = new Map<string, number>();
  for (let other = 1; other < others.size; other += 1) {
    if (find(known, other, other) < 0) rest.set(others.keyOf(other), other);
  }
  const texts = voters.texts();
  const matches = new Uint32Array(voters.size);
  for (let voter = 1; voter < voters.size; voter += 1) {
    const found = find(texts, voter, -1);
    matches[voter] = found > 0 ? found : byKey(voters.keyOf(voter));
  }
  return matches;

  /** One that was not found by its bytes may be there when it is folded. */
  function byKey(key: string): number {
    const memory = Buffer.from(key, 'utf8');
    const found = table.find({ memory }, 0, memory.length, -1);
    return found > 0 ? found : (rest.get(key) ?? 0);
  }
}
