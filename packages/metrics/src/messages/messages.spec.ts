import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { metricIds } from '@vitrine/contracts';
import { glossary } from '../glossary.js';
import { metricTexts } from '../words.js';

describe('the words of the metrics', () => {
  it.each(['pt-BR', 'en'] as const)('name and explain every metric in %s, and no other', (locale) => {
    expect(Object.keys(metricTexts[locale]).sort()).toEqual([...metricIds].sort());
    for (const text of Object.values(metricTexts[locale]).flatMap((one) => Object.values(one)))
      expect(text.trim()).not.toBe('');
  });

  it.each(['pt-BR', 'en'] as const)('call no two metrics the same in %s', (locale) => {
    const names = Object.values(metricTexts[locale]).flatMap(({ name, short = name }) => [...new Set([name, short])]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are those of docs/glossary.md', () => {
    const page = readFileSync(new URL('../../../../docs/glossary.md', import.meta.url), 'utf8');
    const rows = glossary().map(
      ({ id, name, formula, additive }) =>
        `| ${id} | ${name.en} | ${name['pt-BR']} | ${formula.en} | ${additive ? 'yes' : 'no'} |`,
    );
    expect(page).toContain(rows.join('\n'));
  });
});
