import { z } from 'zod';
import { type SettingName, settingFields } from './settings.js';

/** What a screen needs to offer a setting; its words are the screen's own. */
export type SettingDescription =
  | { name: SettingName; kind: 'choice'; options: readonly string[] }
  | { name: SettingName; kind: 'number'; isOptional: boolean }
  | { name: SettingName; kind: 'codes' }
  | { name: SettingName; kind: 'weights'; parts: readonly string[] };

interface JsonField {
  type?: string;
  items?: JsonField;
  properties?: Record<string, JsonField>;
  enum?: readonly string[];
  anyOf?: readonly JsonField[];
}

/** Every setting in the order of the list. @throws when one has a form that no screen can offer yet */
export function describeSettings(): SettingDescription[] {
  const { properties = {} } = z.toJSONSchema(z.object(settingFields)) as { properties?: Record<string, JsonField> };
  return (Object.keys(settingFields) as SettingName[]).map((name) => describe(name, properties[name] ?? {}));
}

function describe(name: SettingName, field: JsonField): SettingDescription {
  if (field.enum !== undefined) return { name, kind: 'choice', options: field.enum };
  if (field.type === 'integer') return { name, kind: 'number', isOptional: false };
  if (field.anyOf?.some(({ type }) => type === 'integer')) return { name, kind: 'number', isOptional: true };
  if (field.type === 'array' && field.items?.type === 'string') return { name, kind: 'codes' };
  const { properties } = field;
  if (properties && Object.values(properties).every(({ type }) => type === 'number'))
    return { name, kind: 'weights', parts: Object.keys(properties) };
  throw new Error(`The setting ${name} has a form that screens cannot offer: teach them first.`);
}
