import { z } from 'zod';
import { askedCode } from './code.js';
import { firstWeights, recommendWeightsSchema } from './recommend-weights.js';

/**
 * Every setting of a tenant, one line each. Schema, default, the API's document and the screen derive from here; its label
 * and help for people are `settings.fields.<name>` in the dashboard's messages.
 */
export const settingFields = {
  storeNames: z.enum(['named', 'anonymous']).default('named').describe("How other stores appear to a store's manager"),
  keepDays: z
    .int()
    .min(1)
    .max(36_500)
    .nullable()
    .default(null)
    .describe('Days of history that are kept, by business date; null = for ever'),
  networkFloorTickets: z
    .int()
    .min(1)
    .max(1_000)
    .default(5)
    .describe('Fewest tickets in a figure of stores that the caller sees as totals only'),
  recommendFrom: z
    .enum(['network', 'store'])
    .default('network')
    .describe('Whose baskets suggestions of a store are learned from: of all stores, or its own'),
  recommendWeights: recommendWeightsSchema
    .default(firstWeights)
    .describe('How much an offer gains by its margin, price, stock and running promotion, each from 0 to 1'),
  marginMoneyFor: z
    .enum(['nobody', 'managers', 'sellers', 'managersAndSellers'])
    .default('nobody')
    .describe(
      'Who is told the margin of units, pairs and bundles in money, beside roles that see costs: with a price it is a cost',
    ),
  recommendHoldout: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Whether sellers see no suggestions in a tenth of the hours, so that what these bring can be measured'),
  recommendHoldoutWithout: z
    .array(askedCode())
    .max(500)
    .default([])
    .describe('Stores that show suggestions at all hours: what these bring there is not measured'),
};
export type SettingName = keyof typeof settingFields;

/** GET /v1/tenants/{id}/settings: every setting, chosen or by default. */
export const tenantSettingsSchema = z.object(settingFields).meta({ id: 'TenantSettings' });
export type TenantSettings = z.output<typeof tenantSettingsSchema>;

type Unset<Fields extends Record<string, z.ZodDefault>> = {
  [Name in keyof Fields]: z.ZodOptional<ReturnType<Fields[Name]['unwrap']>>;
};

/** A field that is absent stays absent: a change of one setting sets no other to its default. */
function withoutDefaults<Fields extends Record<string, z.ZodDefault>>(fields: Fields): Unset<Fields> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const given = (field.unwrap() as z.ZodType).optional();
      return [name, field.description === undefined ? given : given.describe(field.description)];
    }),
  ) as Unset<Fields>;
}

/** PATCH /v1/tenants/{id}/settings: those to change. */
export const tenantSettingsPatchSchema = z
  .strictObject(withoutDefaults(settingFields))
  .meta({ id: 'TenantSettingsPatch' });
export type TenantSettingsPatch = z.output<typeof tenantSettingsPatchSchema>;

/** Settings out of what is stored: a name or value that this version does not know counts as absent. */
export function settingsOf(stored: Readonly<Record<string, unknown>>): TenantSettings {
  const fields: Record<string, z.ZodType> = settingFields;
  const known = Object.entries(stored).filter(([name, value]) => {
    return Object.hasOwn(fields, name) && fields[name]?.safeParse(value).success;
  });
  return tenantSettingsSchema.parse(Object.fromEntries(known));
}
