import { z } from 'zod';

type Node = z.core.JSONSchema.BaseSchema;

/** For schemas that name a format and give no example of their own. */
const OF_FORMAT: Record<string, string> = {
  date: '2026-11-20',
  'date-time': '2026-11-20T12:59:00Z',
  uuid: '018f0000-0000-7000-8000-000000000000',
  email: 'ana@example.com',
};

/** Making one takes about as long as answering a request, and the schemas of the routes stay the same. */
const roots = new WeakMap<z.ZodType, Node>();

/** What would fit at this place of the schema, as one would write it there; undefined when nothing certain is known. */
export function sampleAt(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  const root = rootOf(schema);
  const node = path.reduce<Node | undefined>((at, part) => stepInto(at, part, root), root);
  const sample = sampleOf(node, root);
  if (sample === undefined) return undefined;
  return typeof sample === 'string' ? sample : JSON.stringify(sample);
}

function rootOf(schema: z.ZodType): Node {
  const known = roots.get(schema);
  if (known !== undefined) return known;
  const root = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' });
  roots.set(schema, root);
  return root;
}

function stepInto(node: Node | undefined, part: PropertyKey, root: Node): Node | undefined {
  if (node === undefined) return undefined;
  const { properties, items, anyOf } = resolve(node, root);
  const next = properties?.[String(part)] ?? (typeof part === 'number' ? items : undefined);
  if (typeof next === 'object') return next as Node;
  return anyOf?.map((one) => stepInto(one as Node, part, root)).find((one) => one !== undefined);
}

/** Only when every part is known: free text has no form to show, and half a sample would be refused again. */
function sampleOf(unresolved: Node | undefined, root: Node): unknown {
  if (unresolved === undefined) return undefined;
  const node = resolve(unresolved, root);
  if (node.examples?.length) return node.examples[0];
  if (node.const !== undefined) return node.const;
  if (node.enum !== undefined) return node.enum[0];
  if (node.type === 'object') return objectOf(node, root);
  if (node.type === 'array') return listOf(node, root);
  if (node.type === 'string') return OF_FORMAT[node.format ?? ''];
  return undefined;
}

/** Of an object only what it must have. */
function objectOf({ required = [], properties }: Node, root: Node): unknown {
  const parts = required.map((name) => [name, sampleOf(properties?.[name] as Node | undefined, root)] as const);
  return parts.length === 0 || parts.some(([, sample]) => sample === undefined) ? undefined : Object.fromEntries(parts);
}

function listOf({ items, minItems = 0 }: Node, root: Node): unknown {
  const sample = typeof items === 'object' && minItems <= 1 ? sampleOf(items as Node, root) : undefined;
  return sample === undefined ? undefined : [sample];
}

function resolve(node: Node, root: Node): Node {
  const name = /^#\/\$defs\/(.+)$/.exec(node.$ref ?? '')?.[1];
  return name === undefined ? node : ((root.$defs?.[name] as Node | undefined) ?? node);
}
