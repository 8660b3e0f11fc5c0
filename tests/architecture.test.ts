import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LAYERS, violations } from './support/architecture.ts';

const src = join(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.split(sep).join('/'))
  .sort();

test('src keeps to the architecture', () => {
  expect(files).not.toEqual([]);
  expect(files.flatMap((path) => violations(path, readFileSync(join(src, path), 'utf8')))).toEqual(
    [],
  );
});

describe('the check itself sees', () => {
  test.each([
    ['a type assertion', 'const a = b as string;'],
    ['a type assertion after a call', 'const a = f(x)\n  as unknown;'],
    ['an assertion within a template', `const a = \`x \${{ y: b as string }.y} z\`;`],
    ['any as a type', 'function f(a: any): void {}'],
    ['any as an argument of a type', 'const a: Record<string, any> = {};'],
    ['any in a list', 'const a: any[] = [];'],
    ['any as an alias', 'type A = any;'],
    ['any of zod', 'const a = z.any();'],
    ['an enum', 'export enum A { B }'],
    ['a constant enum', 'const enum A { B }'],
    ['a default export', 'export default 1;'],
    ['a default export by renaming', 'export { a as default };'],
    ['Math.random', 'const a = Math.random();'],
    ['Date.now', 'const a = Date.now();'],
    ['performance.now', 'const a = performance.now();'],
    ['new Date()', 'const a = new Date();'],
    ['new Date', 'const a = new Date;'],
    ['Date()', 'const a = Date();'],
    ['process.env', 'const a = process.env.HOME;'],
    ['process.stdout', "process.stdout.write('a');"],
    ['localeCompare', 'a.sort((b, c) => b.localeCompare(c));'],
    ['toLocaleString', 'const a = b.toLocaleString();'],
    ['console', "console.log('a');"],
    ['code after a division', 'const a = b / c; console.log(a / d);'],
    ['code after a regular expression', "const a = /['`]/.test(b); console.log(a);"],
    ['code in a template', `const a = \`\${\`\${Math.random()}\`}\`;`],
    ['a suppression of the compiler', `// @ts-${'ignore'}\nconst a = 1;`],
    ['a suppression of the linter', `// biome-${'ignore'} lint: no\nconst a = 1;`],
    ['a file that is too long', 'const a = 1;\n'.repeat(301)],
  ])('%s', (_, source) => {
    expect(violations('csv/example.ts', source)).toHaveLength(1);
  });

  test.each([
    ['import', "import { a } from '../election/a.ts';"],
    ['import for its effect', "import '../election/a.ts';"],
    ['import of a type', "import type { A } from '../election/a.ts';"],
    ['import over lines', "import {\n  a,\n} from '../election/a.ts';"],
    ['import when needed', "const a = await import('../election/a.ts');"],
    ['import within a type', "type A = import('../election/a.ts').A;"],
    ['export', "export * from '../election/a.ts';"],
    ['address of a worker', "new Worker(new URL('../election/a.ts', import.meta.url));"],
  ])('a wrong %s', (_, source) => {
    expect(violations('csv/example.ts', source)).toEqual([
      'csv/example.ts: imports election/a.ts, which stands above it',
    ]);
    expect(violations('election/example.ts', source)).toEqual([]);
  });

  test('every import against the order of the layers', () => {
    const rooms = [...LAYERS.map((layer) => `${layer}/a.ts`), 'tally.ts', 'index.ts', 'cli/a.ts'];
    for (const [from, path] of rooms.entries()) {
      for (const [to, target] of rooms.entries()) {
        const up = path.includes('/') ? '../' : './';
        const found = violations(path, `import { a } from '${up}${target}';`);
        expect(found, `${path} imports ${target}`).toHaveLength(to > from ? 1 : 0);
      }
    }
  });

  test('an import from outside src, and a file in no room', () => {
    expect(violations('csv/example.ts', "import { a } from '../../tests/a.ts';")).toHaveLength(1);
    expect(violations('utils/example.ts', 'export const a = 1;')).toHaveLength(1);
  });
});

describe('the check itself lets pass', () => {
  test.each([
    ['words in comments and strings', "// console.log as any\nconst a = 'b as any new Date()';"],
    ['words in templates', `const a = \`Math.random() as \${b} as any\`;`],
    ['constants', "const a = ['b'] as const;"],
    ['renamed imports and exports', "import { a as b } from './a.ts';\nexport { b as c };"],
    ['namespaces', "import * as a from './a.ts';\nexport * as b from './b.ts';"],
    ['renamed keys of a type', 'type A = { [K in keyof B as Lower<K>]: B[K] };'],
    ['any as a key', 'const a = { any: b, all: c }; const d = a.any; const { any } = a;'],
    ['a date of something', 'const a = new Date(0); const b = new Date(Date.UTC(2020, 1, 1));'],
    ['a type of dates', 'function f(a: Date): Date { return a; }'],
    ['a file as long as it may be', 'const a = 1;\n'.repeat(300)],
  ])('%s', (_, source) => {
    expect(violations('csv/example.ts', source)).toEqual([]);
  });

  test('assertions where brands are made', () => {
    expect(violations('base/brand.ts', 'const a = b as string;')).toEqual([]);
  });

  test('the clock and the environment in cli', () => {
    expect(violations('cli/example.ts', 'const a = new Date(); const b = process.env;')).toEqual(
      [],
    );
  });
});
