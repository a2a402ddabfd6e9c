import { describe, expect, it } from '@jest/globals';
import { isSaid, saidKeys } from './said-keys';

describe('keys that a source asks for', () => {
  it('are read with the part of the messages they stand in', () => {
    expect(saidKeys("const t = useTranslations('nav'); t('label'); other('x')")).toEqual(['nav.label']);
    expect(saidKeys("const t = useTranslations(); t('nav.label', { name: 'x' })")).toEqual(['nav.label']);
    expect(saidKeys("(await getTranslations('login'))('title')")).toEqual(['login.title']);
  });

  it('stand in the part that a name was last given', () => {
    const source = "const t = useTranslations('a'); t('x'); } function b() { const t = useTranslations('b'); t('x');";
    expect(saidKeys(source)).toEqual(['a.x', 'b.x']);
  });

  it('are found where a function was handed the words', () => {
    expect(saidKeys("function say(t: Say<'a'>) { return t('b'); }")).toEqual(['a.b']);
    expect(saidKeys("const t: Say<'a'> = speaker.t; t.rich('b', {}) + t.markup('c', {})")).toEqual(['a.b', 'a.c']);
  });

  it('are both of a choice, and not what the choice hangs on', () => {
    expect(saidKeys("const t = useTranslations('a'); t(kind === 'b' ? 'c' : 'd')")).toEqual(['a.c', 'a.d']);
  });

  it('are patterns where a part of them comes with the page', () => {
    const [template, any] = saidKeys("const t = useTranslations('a'); t(`b.${id}`); t(name)");
    expect(['a.b.c', 'a.b', 'b.b.c'].map((path) => template && isSaid(path, template))).toEqual([true, false, false]);
    expect(['a.c', 'a.b.c'].map((path) => any && isSaid(path, any))).toEqual([true, false]);
  });
});
