type Path = readonly (string | number)[];

/** The keys that a JSON Schema allows at a path, through lists, alternatives and what is defined once. */
export function keysAt(root: unknown, path: Path): string[] {
  return keysIn(root, root, path);
}

function keysIn(schema: unknown, root: unknown, path: Path): string[] {
  const [step, ...rest] = path;
  const branches = alternatives(schema, root);
  if (step === undefined) return branches.flatMap((branch) => Object.keys(propertiesOf(branch)));
  return branches.flatMap((branch) => {
    const next = typeof step === 'number' ? get(branch, 'items') : propertiesOf(branch)[step];
    return next === undefined ? [] : keysIn(next, root, rest);
  });
}

function alternatives(schema: unknown, root: unknown): unknown[] {
  const any = get(schema, 'anyOf');
  if (Array.isArray(any)) return any.flatMap((one) => alternatives(one, root));
  const [, name] = /^#\/\$defs\/(.+)$/.exec(String(get(schema, '$ref'))) ?? [];
  return name === undefined ? [schema] : alternatives(get(get(root, '$defs'), name), root);
}

function propertiesOf(schema: unknown): { readonly [key: string]: unknown } {
  const properties = get(schema, 'properties');
  return typeof properties === 'object' && properties !== null ? { ...properties } : {};
}

/** The value of a key of plain data, if it is its own. */
export function get(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const own = Object.getOwnPropertyDescriptor(value, key);
  return own?.enumerable ? own.value : undefined;
}
