import { expect, test } from 'vitest';
import { tallied } from '../support/tallied.ts';

const text = 'Member,Weight,Motion\na,2,yes\nb,1.000001,no\nc,3,yes\n';

/** The codes of what is wrong, or doubted, of three ballots that weigh 6.000001 together. */
async function codesOf(definition: string, roll?: string) {
  const checked = await tallied({
    ballots: [{ name: 'b.csv', text }],
    definition: `columns: {voter: Member, weight: Weight}\n${definition}\n`,
    ...(roll !== undefined && { roll: { name: 'roll.csv', text: roll } }),
  });
  if (!checked.ok) return checked.codes;
  return checked.warnings
    .map(({ code, message }) => `${code} ${message}`)
    .filter((told) => told.startsWith('eligible'));
}

test('more ballots than are eligible, and more weight, are told', async () => {
  expect(await codesOf('eligible: 3')).toEqual([]);
  expect(await codesOf('eligible: {voters: 3, weight: 6.000001}')).toEqual([]);
  expect(await codesOf('eligible: {voters: 2, weight: 6.5}')).toEqual([
    'eligible.exceeded 3 ballots were counted, more than the 2 eligible.',
  ]);
  const outweighed =
    'eligible.exceeded The counted ballots weigh 6.000001 together, more than the 6 of those who are eligible.';
  expect(await codesOf('eligible: {voters: 3, weight: 6}')).toEqual([outweighed]);
  const roll = 'Member,Weight\na,2\nb,1\nc,3\n';
  expect(await codesOf('roll: {file: roll.csv, weight: Weight}', roll)).toEqual([outweighed]);
});

test('what they weigh is exact, or refused', async () => {
  const of = (weight: string) => codesOf(`eligible: {voters: 3, weight: ${weight}}`);
  expect(await of('999999999.5')).toEqual([]);
  expect(await of('0.0000001')).toEqual(['definition.value']);
  expect(await of('7.1234567')).toEqual(['definition.value']);
  expect(await of('1000000000000000')).toEqual(['weights.too-large']);
  const roll = 'Member,Weight\na,2\nb,1\nc,3\nd,1000000000000000\n';
  expect(await codesOf('roll: {file: roll.csv, weight: Weight}', roll)).toEqual([
    'weights.too-large',
  ]);
});

test('what was present, and what a quorum needs, is held against what the ballots weigh', async () => {
  const toldBy = async (definition: string) => {
    const checked = await tallied({
      ballots: [{ name: 'b.csv', text }],
      definition: `columns: {voter: Member, weight: Weight}\n${definition}\n`,
    });
    if (!checked.ok) return checked.codes;
    const of = ['present.exceeded', 'quorum.unreachable'];
    return checked.warnings.filter(({ code }) => of.includes(code)).map(({ message }) => message);
  };
  const motion = 'contests: [{column: Motion, method: question}]';
  expect(await toldBy(`present: 7\n${motion}`)).toEqual([]);
  expect(await toldBy(`present: 6\n${motion}`)).toEqual([
    'The ballots of "Motion" weigh 6.000001 together, and only 6 votes were present.',
  ]);
  const eligible = 'eligible: {voters: 3, weight: 20}';
  expect(await toldBy(`quorum: 20\n${eligible}\n${motion}`)).toEqual([]);
  expect(await toldBy(`quorum: 21\n${eligible}\n${motion}`)).toEqual([
    'The quorum of "Motion" is 21, and those who are eligible weigh 20 together.',
  ]);
  // How many they are says nothing of what they weigh.
  expect(await toldBy(`quorum: 21\neligible: 3\n${motion}`)).toEqual([]);
});
