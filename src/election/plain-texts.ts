import { type Document, isAlias, isMap, isScalar, isSeq, Scalar } from 'yaml';

// What YAML takes for numbers, truths and nothings is mostly meant as a text: the option 08 is no 8, +1 is no 1, and
// somebody may be called Null. Where a text is asked for, it stands as it was written.

/** Keys whose values are numbers. */
const counted: readonly string[] = [
  'eligible',
  'voters',
  'present',
  'seats',
  'min',
  'max',
  'listed',
  'line',
  'in',
  'smallest',
];

/** Keys under which a null is a name: elsewhere it says that there is nothing. */
const naming: readonly string[] = [
  'options',
  'aliases',
  'decided',
  'yes',
  'no',
  'abstain',
  'blank',
  'invalid',
];

/** Keys of selections: beneath them a truth is a yes. */
const selecting: readonly string[] = ['selections', 'if'];

/** Gives plain scalars of a document back the text that they were written as, where no number or truth is asked for; and numbers in quotes, where one is. */
export function keepTexts(document: Document): void {
  keepBelow(document.contents, [], new Map());
}

/** Goes through the lists and blocks by itself: a general visit takes as long as the check that follows. */
function keepBelow(node: unknown, keys: readonly string[], anchored: Anchored): void {
  if (isSeq(node)) {
    node.items.forEach((item, at) => {
      node.items[at] = kept(item, keys, anchored);
    });
  } else if (isMap(node)) {
    for (const pair of node.items) {
      const { key } = pair;
      if (isScalar(key) && typeof key.value !== 'string') keepSource(key, anchored);
      const below = isScalar(key) ? [...keys, String(key.value)] : keys;
      pair.value = kept(pair.value, below, anchored);
    }
  }
}

/** The numbers that are texts now, by their anchor. */
type Anchored = Map<string, number>;

function kept(node: unknown, keys: readonly string[], anchored: Anchored): unknown {
  if (isAlias(node)) {
    // `seats: *two` is the number that stands as a text among the options.
    const number = anchored.get(node.source);
    return number === undefined || !isCounted(keys) ? node : new Scalar(number);
  }
  if (isScalar(node)) keepScalar(node, keys, anchored);
  else keepBelow(node, keys, anchored);
  return node;
}

function keepScalar(node: Scalar, keys: readonly string[], anchored: Anchored): void {
  const { anchor, value } = node;
  if (anchor) anchored.delete(anchor);
  if (typeof value === 'string') {
    // `seats: "2"` is a number between quotes.
    if (/^(?:0|[1-9]\d{0,14})$/.test(value) && isCounted(keys)) node.value = Number(value);
  } else if (isText(value, keys)) keepSource(node, anchored);
}

function keepSource(node: Scalar, anchored: Anchored): void {
  const { anchor, source, type, value } = node;
  if (type !== Scalar.PLAIN || !source) return;
  if (anchor && typeof value === 'number') anchored.set(anchor, value);
  node.value = source;
}

const isCounted = (keys: readonly string[]) =>
  keys[0] !== 'expect' && counted.includes(keys.at(-1) ?? '');

function isText(value: unknown, keys: readonly string[]): boolean {
  const own = keys.at(-1) ?? '';
  if (keys[0] === 'expect' || counted.includes(own)) return false;
  if (value === null) return naming.includes(own);
  if (typeof value === 'boolean')
    return (
      own !== 'writeIns' &&
      (selecting.includes(own) || !selecting.some((key) => keys.includes(key)))
    );
  // A quorum of 50 is so many ballots, and one of 0.25 a share.
  if (keys.includes('quorum') && own !== 'group' && Number.isInteger(value)) return false;
  return !(own === 'weight' && keys.at(-2) === 'eligible');
}
