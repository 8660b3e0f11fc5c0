import { type Document, isPair, isScalar, Scalar, visit } from 'yaml';

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
  visit(document, {
    Scalar(at, node, path) {
      const { source, value } = node;
      const figures = typeof value === 'string' && /^(?:0|[1-9]\d{0,14})$/.test(value);
      if (typeof value === 'string' && !figures) return;
      const keys = path.flatMap((one) =>
        isPair(one) && isScalar(one.key) && one.key !== node ? [String(one.key.value)] : [],
      );
      if (figures) {
        // `seats: "2"` is a number between quotes.
        const number = at !== 'key' && keys[0] !== 'expect' && counted.includes(keys.at(-1) ?? '');
        if (number) node.value = Number(value);
      } else if (node.type === Scalar.PLAIN && source && (at === 'key' || isText(value, keys))) {
        node.value = source;
      }
    },
  });
}

function isText(value: unknown, keys: readonly string[]): boolean {
  const own = keys.at(-1) ?? '';
  if (keys[0] === 'expect' || counted.includes(own)) return false;
  if (value === null) return naming.includes(own);
  if (typeof value === 'boolean')
    return (
      own !== 'writeIns' &&
      (selecting.includes(own) || !selecting.some((key) => keys.includes(key)))
    );
  return !(own === 'weight' && keys.at(-2) === 'eligible');
}
