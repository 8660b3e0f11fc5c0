// The mutants of some files, and one script with all of them in it beside the tests they are held against.
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { build } from 'esbuild';

const silent = { debug() {}, info() {}, isDebugEnabled: () => false };
const settings = { plugins: null, excludedMutations: [], ignorers: [] };

/** The module of small elections, whose naive functions are slow and not changed. */
function naiveOf(path) {
  return `import * as own from ${JSON.stringify(path)};
    import { remembered } from 'vitest';
    export * from ${JSON.stringify(path)};
    export const naiveMargin = remembered(own.naiveMargin);
    export const naiveChange = remembered(own.naiveChange);`;
}

export async function mutantsOf(files, tests) {
  const sources = await Promise.all(
    files.map(async (name) => ({ name, mutate: true, content: await readFile(name, 'utf8') })),
  );
  const instrumented = await new Instrumenter(silent).instrument(sources, settings);
  const changed = new Map(instrumented.files.map(({ name, content }) => [resolve(name), content]));
  const { outputFiles } = await build({
    stdin: { contents: tests.map((test) => `import './${test}';`).join('\n'), resolveDir: '.' },
    bundle: true,
    // The package says that its modules have no effects; those of tests are their effect.
    ignoreAnnotations: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    plugins: [
      {
        name: 'mutants',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /\/small-election\.ts$/ }, ({ path, resolveDir, namespace }) =>
            namespace === 'naive'
              ? undefined
              : { path, namespace: 'naive', pluginData: { path, resolveDir } },
          );
          onLoad({ filter: /./, namespace: 'naive' }, ({ pluginData: { path, resolveDir } }) => ({
            contents: naiveOf(resolve(resolveDir, path)),
            resolveDir,
            loader: 'js',
          }));
          onLoad({ filter: /\.ts$/ }, async ({ path }) => {
            const contents = changed.get(path) ?? (await readFile(path, 'utf8'));
            const here = JSON.stringify(dirname(path));
            return { contents: contents.replaceAll('import.meta.dirname', here), loader: 'ts' };
          });
        },
      },
    ],
  });
  const text = new Map(sources.map(({ name, content }) => [name, content.split('\n')]));
  const mutants = instrumented.mutants.map(({ id, fileName, location, replacement }) => {
    const { start, end } = location;
    const lines = text.get(fileName);
    const first = lines[start.line];
    return {
      id,
      file: fileName,
      line: start.line + 1,
      within: first.trim(),
      code:
        start.line === end.line
          ? first.slice(start.column, end.column)
          : [
              first.slice(start.column),
              ...lines.slice(start.line + 1, end.line),
              lines[end.line].slice(0, end.column),
            ].join('\n'),
      becomes: replacement,
    };
  });
  return { code: outputFiles[0].text, mutants };
}
