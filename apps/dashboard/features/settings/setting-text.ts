import type { SettingDescription, SettingName, TenantSettings, TenantSettingsPatch } from '@vitrine/contracts';

/** How a value stands in its input; nothing for none. */
export function textOf(value: TenantSettings[SettingName]): string {
  if (Array.isArray(value)) return value.join(', ');
  return value === null ? '' : String(value);
}

/** What was typed and differs, as the api takes it. A text that is no number goes as it is: the api says what it wants. */
export function changesOf(
  fields: readonly SettingDescription[],
  values: TenantSettings,
  typed: Readonly<Partial<Record<SettingName, string>>>,
): TenantSettingsPatch {
  const changes = fields.flatMap((field) => {
    const text = typed[field.name]?.trim();
    if (text === undefined || text === textOf(values[field.name])) return [];
    return [[field.name, typedValue(field, text)]];
  });
  return Object.fromEntries(changes) as TenantSettingsPatch;
}

function typedValue(field: SettingDescription, text: string): string | number | null | string[] {
  if (field.kind === 'choice') return text;
  if (field.kind === 'codes') return text.split(/[,\s]+/u).filter((code) => code !== '');
  if (text === '' && field.isOptional) return null;
  return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}
