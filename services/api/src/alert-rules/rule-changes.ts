import type { AlertRuleVersion } from '@vitrine/contracts';

type Changes = AlertRuleVersion['changes'];

/**
 * What differs between two JSON values, field by field, by JSON pointer. A list of other values differs as a whole: nobody reads which place
 * moved where.
 */
export function changesBetween(before: unknown, after: unknown, pointer = ''): Changes {
  if (isRecord(before) && isRecord(after)) return ofFields(before, after, pointer);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ pointer, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function ofFields(before: Fields, after: Fields, pointer: string): Changes {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => changesBetween(before[name], after[name], `${pointer}/${escaped(name)}`));
}

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** RFC 6901. */
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
