import { describe, expect, it } from '@jest/globals';
import { brokenRules, surroundingsOf } from '../emit/chart-files.js';
import { valuesSchema } from '../emit/values-schema.js';
import { helpers } from '../names.js';
import { profiles } from '../profiles.js';
import { rules } from '../rules.js';
import { childrenOf, type Expr } from '../template/expr.js';
import { asConditional, isList, isObject, type Json, type JsonObject, piecesOf } from '../template/tokens.js';
import { templateFiles } from '../vitrine-charts.js';
import { defaultsOf, fieldsOf, merge } from './fields.js';
import { vitrineValues } from './vitrine-values.js';

const paths = [...fieldsOf(vitrineValues)].map(({ path }) => path);

/** What is only hashed into the migration's name has no effect of its own. */
function* pathsIn(expr: Expr): Generator<string> {
  if (expr.op === 'json') return;
  if (expr.op === 'value') yield expr.path;
  for (const child of childrenOf(expr)) yield* pathsIn(child);
}

function* exprsIn(json: Json): Generator<Expr> {
  if (typeof json === 'string') for (const piece of piecesOf(json)) if (typeof piece !== 'string') yield piece.expr;
  if (isList(json)) for (const item of json) yield* exprsIn(item);
  if (!isObject(json)) return;
  const branch = asConditional(json);
  if (branch) yield branch.condition;
  for (const [key, entry] of Object.entries(json)) {
    if (key === '$spread') for (const source of [entry].flat()) yield source as unknown as Expr;
    else if (key !== '$when') yield* exprsIn(entry);
  }
}

const used = new Set(
  [
    ...templateFiles().flatMap(({ documents }) =>
      documents.flatMap(({ condition, body }) => [...(condition ? [condition] : []), ...exprsIn(body)]),
    ),
    ...Object.values(helpers),
    ...rules.map((rule) => rule.broken),
  ].flatMap((expr) => [...pathsIn(expr)]),
);
const isUsed = (path: string): boolean => [...used].some((each) => path === each || path.startsWith(`${each}.`));

describe('the values', () => {
  it('are each read by some template', () => {
    // Said to people only: NOTES.txt and dashboards read it, no object does.
    expect(paths.filter((path) => !isUsed(path))).toEqual([]);
  });

  it('define everything that a template reads', () => {
    const known = new Set(
      paths.flatMap((path) => path.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'))),
    );
    expect([...used].filter((path) => !known.has(path))).toEqual([]);
  });

  it('ask for at most ten things', () => {
    expect([...fieldsOf(vitrineValues)].filter(({ field }) => field.required).length).toBeLessThanOrEqual(10);
  });

  it('are closed at every level, so that a typo has a name', () => {
    const open: string[] = [];
    const walk = (schema: JsonObject, path: string): void => {
      if (schema.properties === undefined) return;
      if (schema.additionalProperties !== false) open.push(path);
      for (const [name, each] of Object.entries(schema.properties as JsonObject))
        walk(each as JsonObject, `${path}.${name}`);
    };
    walk(JSON.parse(valuesSchema(vitrineValues)) as JsonObject, '');
    expect(open).toEqual([]);
  });
});

describe.each(profiles)('the profile $name', ({ values }) => {
  it('sets only values that exist', () => {
    const defaults = defaultsOf(vitrineValues);
    const unknown = (given: JsonObject, known: JsonObject, path: string): string[] =>
      Object.entries(given).flatMap(([key, entry]) => {
        const here = known[key];
        if (here === undefined) return [`${path}${key}`];
        return isObject(entry) && isObject(here) && !paths.includes(`${path}${key}`)
          ? unknown(entry, here, `${path}${key}.`)
          : [];
      });
    expect(unknown(values, defaults, '')).toEqual([]);
  });

  it('breaks no rule', () => {
    expect(brokenRules(surroundingsOf(merge(defaultsOf(vitrineValues), values)))).toEqual([]);
  });
});

describe('a rule', () => {
  it('says one sentence and the command when a Secret is missing', () => {
    const [sentence = ''] = brokenRules(surroundingsOf(defaultsOf(vitrineValues)));
    expect(sentence).toContain('app.existingSecret is empty.');
    expect(sentence).toContain('kubectl create secret generic vitrine-app');
  });

  it('says which CRD an old cluster lacks', () => {
    const values = merge(defaultsOf(vitrineValues), profiles.find((each) => each.name === 'production')?.values ?? {});
    const sentences = brokenRules({ ...surroundingsOf(values), apis: [] });
    expect(
      sentences.some(
        (sentence) =>
          sentence.includes('kafka.strimzi.io/v1') && sentence.includes('helm upgrade --install vitrine-prereqs'),
      ),
    ).toBe(true);
  });
});
