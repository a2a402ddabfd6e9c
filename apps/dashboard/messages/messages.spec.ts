import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { describeSettings, errorCodes, metricIds } from '@vitrine/contracts';
import { differences, pathsOf } from '@vitrine/messages';
import type { Locale } from '../i18n/locales';
import { withMetricNames } from '../i18n/metric-names';
import { isSaid, saidKeys } from './said-keys';

const read = (locale: Locale) =>
  withMetricNames(JSON.parse(readFileSync(new URL(`./${locale}.json`, import.meta.url), 'utf8')), locale);
const texts = { 'pt-BR': read('pt-BR'), en: read('en') };
const portuguese = pathsOf(texts['pt-BR']);

const dashboard = fileURLToPath(new URL('..', import.meta.url));
const sources = ['app', 'features', 'ui', 'lib'].flatMap((folder) =>
  readdirSync(join(dashboard, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.spec)\.tsx?$/.test(file))
    .map((file) => ({
      file: `${folder}/${file}`,
      said: saidKeys(readFileSync(join(dashboard, folder, file), 'utf8')),
    })),
);

/** Braces open an argument and, inside it, the text of a branch, in turn: names stand at odd depths. Tags are the places of controls. */
function argumentsOf(text: string): string[] {
  const names = new Set<string>([...text.matchAll(/<\w+>/g)].map(([tag]) => tag));
  let depth = 0;
  [...text].forEach((sign, index) => {
    if (sign === '}') depth -= 1;
    if (sign !== '{') return;
    depth += 1;
    if (depth % 2 === 1) names.add(/^\w+/.exec(text.slice(index + 1))?.[0] ?? '');
  });
  return [...names].sort();
}

describe('the words of the screens', () => {
  it('are the same in both languages, with the same values', () => {
    expect(differences(texts, argumentsOf)).toEqual([]);
  });

  it('are all there that a screen asks for', () => {
    const paths = [...portuguese.keys()];
    const missing = sources.flatMap(({ file, said }) =>
      said.filter((one) => !paths.some((path) => isSaid(path, one))).map((one) => `${file}: ${one}`),
    );
    expect(missing).toEqual([]);
  });

  it('are all asked for by some screen', () => {
    const said = sources.flatMap((source) => source.said);
    const isMetric = (path: string) =>
      /^(metrics|stores\.short)\./.test(path) && metricIds.some((id) => path.endsWith(id));
    const unused = [...portuguese.keys()].filter((path) => !isMetric(path) && !said.some((one) => isSaid(path, one)));
    expect(unused).toEqual([]);
  });

  it('name and explain every setting, and each of its choices', () => {
    const wanted = describeSettings().flatMap((field) => [
      `${field.name}.label`,
      `${field.name}.help`,
      ...(field.kind === 'choice' ? field.options.map((option) => `${field.name}.options.${option}`) : []),
      ...(field.kind === 'weights' ? field.parts.map((part) => `${field.name}.options.${part}`) : []),
      ...(field.kind === 'number' && field.isOptional ? [`${field.name}.none`] : []),
    ]);
    expect(wanted.filter((path) => !portuguese.has(`settings.fields.${path}`))).toEqual([]);
  });

  it('name every reason a message can be refused for', () => {
    expect(errorCodes.filter((code) => !portuguese.has(`reasons.${code}`))).toEqual([]);
  });
});
