import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { describeSettings, errorCodes } from '@vitrine/contracts';

type Tree = { [key: string]: string | Tree };

const read = (locale: string): Tree => JSON.parse(readFileSync(new URL(`./${locale}.json`, import.meta.url), 'utf8'));
const pathsOf = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : pathsOf(value, `${prefix}${key}.`),
  );

/** Braces open an argument and, inside it, the text of a branch, in turn: names stand at odd depths. */
function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  [...text].forEach((sign, index) => {
    if (sign === '}') depth -= 1;
    if (sign !== '{') return;
    depth += 1;
    if (depth % 2 === 1) names.add(/^\w+/.exec(text.slice(index + 1))?.[0] ?? '');
  });
  return [...names].sort();
}

const portuguese = new Map(pathsOf(read('pt-BR')));
const english = new Map(pathsOf(read('en')));

describe('the words of the screens', () => {
  it('exist in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...portuguese.keys()].sort());
  });

  it('are never empty and take the same arguments', () => {
    for (const [path, text] of portuguese) {
      expect(text.trim()).not.toBe('');
      expect(english.get(path)?.trim()).not.toBe('');
      expect([path, argumentsOf(english.get(path) ?? '')]).toEqual([path, argumentsOf(text)]);
    }
  });

  it('name and explain every setting, and each of its choices', () => {
    const wanted = describeSettings().flatMap((field) => [
      `${field.name}.label`,
      `${field.name}.help`,
      ...(field.kind === 'choice' ? field.options.map((option) => `${field.name}.options.${option}`) : []),
      ...(field.kind === 'number' && field.isOptional ? [`${field.name}.none`] : []),
    ]);
    expect(wanted.filter((path) => !portuguese.has(`settings.fields.${path}`))).toEqual([]);
  });

  it('name every reason a message can be refused for', () => {
    expect(errorCodes.filter((code) => !portuguese.has(`reasons.${code}`))).toEqual([]);
  });
});
