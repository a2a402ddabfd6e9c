/** A key of the messages that a screen asks for: whole, or as a pattern where only the running page knows a part of it. */
export type Said = string | RegExp;

/**
 * Keys that a source asks for through `useTranslations` and `getTranslations`, or through a `Say` that it was handed. A name such as `t`
 * stands for the part of the messages that it was last given above the call.
 */
export function saidKeys(source: string): Said[] {
  const speakers = [
    ...source.matchAll(/const (?<name>\w+) = (?:await )?(?:use|get)Translations\((?:'(?<part>[\w.]+)')?\)/g),
    ...source.matchAll(/\b(?<name>\w+): Say<'(?<part>[\w.]+)'>/g),
  ].map(({ index, groups }) => ({ index, name: groups?.name ?? '', part: groups?.part ?? '' }));
  const names = [...new Set(speakers.map(({ name }) => name))];
  const called = names.flatMap((name) =>
    callsOf(source, name).flatMap(({ index, asked }) => {
      const speaker = speakers.findLast((one) => one.name === name && one.index < index);
      return keysOf(asked).map((key) => said(speaker?.part ?? '', key));
    }),
  );
  const direct = [...source.matchAll(/await getTranslations\('([\w.]+)'\)\)\('([\w.]+)'/g)];
  return [...called, ...direct.map(([, part = '', key = '']) => said(part, key))];
}

export function isSaid(path: string, said: Said): boolean {
  return typeof said === 'string' ? said === path : said.test(path);
}

/** Both keys of a choice, the template of one that is put together; any, where a variable names it. */
function keysOf(asked: string): string[] {
  const isCompared = (before: string) => /[=!]==\s*$/.test(before);
  const words = [...asked.matchAll(/'([\w.]+)'(?!\s*[=!]==)|`([^`]+)`/g)].filter(
    ({ index }) => !isCompared(asked.slice(0, index)),
  );
  return words.length === 0 ? ['${key}'] : words.map(([, word, template]) => word ?? template ?? '');
}

function said(part: string, key: string): Said {
  const path = part === '' ? key : `${part}.${key}`;
  if (!path.includes('${')) return path;
  const known = path.split(/\$\{[^}]*\}/).map((piece) => piece.replaceAll('.', '\\.'));
  return new RegExp(`^${known.join('[\\w-]+')}$`);
}

/** Every call of a name with its first argument, up to the comma or bracket that ends it. */
function callsOf(source: string, name: string): { index: number; asked: string }[] {
  return [...source.matchAll(new RegExp(`(?<![\\w.])${name}(?:\\.(?:has|rich|markup))?\\(`, 'g'))].map((call) => ({
    index: call.index,
    asked: firstArgument(source, call.index + call[0].length),
  }));
}

function firstArgument(source: string, start: number): string {
  let depth = 0;
  for (let end = start; end < source.length; end += 1) {
    const sign = source[end] ?? '';
    if (depth === 0 && (sign === ',' || sign === ')')) return source.slice(start, end);
    if ('([{'.includes(sign)) depth += 1;
    if (')]}'.includes(sign)) depth -= 1;
  }
  return '';
}
