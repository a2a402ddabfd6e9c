import type { SettingDescription, SettingName, TenantSettings, TenantSettingsPatch } from '@vitrine/contracts';

/** How a value stands in its input, decimals as the language writes them; nothing for none. */
export function textOf(value: TenantSettings[SettingName], locale: string): string {
  if (Array.isArray(value)) return value.join(', ');
  if (value !== null && typeof value === 'object') return partsText(Object.values(value).map(decimalIn(locale)));
  return value === null ? '' : String(value);
}

function decimalIn(locale: string): (weight: number) => string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 9, useGrouping: false });
  return (weight) => format.format(weight);
}

/** Several inputs of one setting as one text, and back. */
export const partsText = (parts: readonly string[]): string => parts.join('|');
export const partsOf = (text: string): string[] => text.split('|');

/** What was typed and differs, as the api takes it. A text that is no number goes as it is: the api says what it wants. */
export function changesOf(
  fields: readonly SettingDescription[],
  values: TenantSettings,
  typed: Readonly<Partial<Record<SettingName, string>>>,
  locale: string,
): TenantSettingsPatch {
  const changes = fields.flatMap((field) => {
    const text = typed[field.name]?.trim();
    if (text === undefined || text === textOf(values[field.name], locale)) return [];
    return [[field.name, typedValue(field, text)]];
  });
  return Object.fromEntries(changes) as TenantSettingsPatch;
}

type Typed = string | number | null | string[] | Record<string, string | number>;

function typedValue(field: SettingDescription, text: string): Typed {
  if (field.kind === 'choice') return text;
  if (field.kind === 'codes') return codesIn(text);
  if (field.kind === 'weights')
    return Object.fromEntries(partsOf(text).map((part, at) => [field.parts[at] ?? '', decimalOf(part.trim())]));
  if (text === '' && field.isOptional) return null;
  return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}

/** A name with blanks in it stays whole: what is no code is for the api to say. */
const codesIn = (text: string): string[] =>
  text
    .split(/[,;\n]/u)
    .map((code) => code.trim())
    .filter((code) => code !== '');

/** A decimal with a comma or a point. */
const decimalOf = (text: string): string | number =>
  /^\d{1,9}(?:[.,]\d{1,9})?$/.test(text) ? Number(text.replace(',', '.')) : text;
