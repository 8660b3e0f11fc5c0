/** A rule as a definition may write it: in words, as lists of rules or, of a quorum, as a number. */
export type RuleDefinition =
  | string
  | number
  | { readonly all: readonly RuleDefinition[] }
  | { readonly any: readonly RuleDefinition[] }
  | {
      readonly each: {
        readonly group: string;
        readonly rule?: RuleDefinition | undefined;
        readonly in?: 'all' | 'more than half' | 'voices' | number | undefined;
      };
    };

/** A rule in words, where the definition wrote it as lists of rules. */
export function ruleText(rule: RuleDefinition): string {
  if (typeof rule === 'string') return rule;
  if (typeof rule === 'number') return `at least ${rule}`;
  if ('all' in rule) return rule.all.map(bracketed).join(' and ');
  if ('any' in rule) return rule.any.map(bracketed).join(' or ');
  const { group, rule: inner = 'majority', in: share = 'all' } = rule.each;
  return `${bracketed(inner)} ${scopeText(share)} "${group.replaceAll('"', '""')}"`;
}

function bracketed(rule: RuleDefinition): string {
  return `(${ruleText(rule)})`;
}

function scopeText(share: 'all' | 'more than half' | 'voices' | number): string {
  if (share === 'all') return 'in each';
  if (share === 'more than half') return 'in more than half of';
  return share === 'voices' ? 'by one voice per' : `in at least ${share} of`;
}
