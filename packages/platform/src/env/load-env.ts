import type { z } from 'zod';

/** The environment does not fit the schema. The message names variables and rules, never values: they may be secrets. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
  constructor(
    readonly variables: readonly string[],
    lines: readonly string[],
  ) {
    super(`The environment is not complete:\n${lines.map((line) => `  ${line}`).join('\n')}`);
  }
}

/**
 * Reads a service's environment once, at boot. An empty variable counts as absent, as docker compose passes them.
 * @throws EnvError
 */
export function loadEnv<T extends z.ZodType>(schema: T, source: Record<string, string | undefined>): z.output<T> {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    name: String(issue.path[0] ?? 'environment'),
    rule: ruleOf(issue),
  }));
  throw new EnvError(
    [...new Set(issues.map((issue) => issue.name))],
    issues.map((issue) => `${issue.name}: ${issue.rule}`),
  );
}

/** zod's own text may quote the input of a custom check, so only texts known to be safe are used. */
function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined && /undefined$/.test(issue.message))
    return 'is missing';
  if (issue.code === 'invalid_type') return `must be a ${issue.expected}`;
  if (issue.code === 'invalid_format')
    return `must be a valid ${issue.format === 'regex' ? 'value of its form' : issue.format}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return `must be at least ${String(issue.minimum)}`;
  if (issue.code === 'too_big') return `must be at most ${String(issue.maximum)}`;
  return 'is not valid';
}
