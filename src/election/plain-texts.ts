import { type Document, isPair, isScalar, type Node, type Pair, Scalar, visit } from 'yaml';

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
  /** what the texts that have an anchor were before */
  const before = new Map<Node, number>();
  visit(document, {
    Alias(at, node, path) {
      // `seats: *two` is the number that stands as a text among the options.
      const number = before.get(node.resolve(document) ?? node);
      if (number === undefined || at === 'key' || !isCounted(keysOf(node, path))) return undefined;
      return new Scalar(number);
    },
    Scalar(at, node, path) {
      const { source, value } = node;
      const figures = typeof value === 'string' && /^(?:0|[1-9]\d{0,14})$/.test(value);
      if (typeof value === 'string' && !figures) return;
      const keys = keysOf(node, path);
      if (figures) {
        // `seats: "2"` is a number between quotes.
        if (at !== 'key' && isCounted(keys)) node.value = Number(value);
      } else if (node.type === Scalar.PLAIN && source && (at === 'key' || isText(value, keys))) {
        if (node.anchor && typeof value === 'number') before.set(node, value);
        node.value = source;
      }
    },
  });
}

/** The keys above a node. */
function keysOf(node: Node, path: readonly (Document | Node | Pair)[]): string[] {
  return path.flatMap((one) =>
    isPair(one) && isScalar(one.key) && one.key !== node ? [String(one.key.value)] : [],
  );
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
