import { z } from 'zod';
import { locales } from '../messages/error-text.js';
import { currency, tenantId, timeZone } from '../primitives.js';
import { askedCode } from './code.js';
import { pageOf } from './page.js';
import { roleSchema } from './sessions.js';
import { settingFields, tenantSettingsSchema } from './settings.js';

export const tenantSchema = z
  .object({
    id: tenantId(),
    name: z.string(),
    currency: currency(),
    timeZone: timeZone(),
    locale: z.enum(locales),
    ...tenantSettingsSchema.shape,
    createdAt: z.string(),
  })
  .meta({ id: 'Tenant' });
export type Tenant = z.output<typeof tenantSchema>;

/** POST /v1/tenants, with the instance's admin key. */
export const tenantRequestSchema = z.strictObject({
  id: tenantId(),
  name: z.string().min(1).max(128),
  currency: currency(),
  timeZone: timeZone(),
  locale: z.enum(locales).default('pt-BR'),
  ...settingFields,
});
export type TenantRequest = z.output<typeof tenantRequestSchema>;
export const tenantListSchema = pageOf(tenantSchema).meta({ id: 'TenantList' });
export type TenantList = z.output<typeof tenantListSchema>;

/** How far the deletion of a tenant is. `done`: nothing of it is left, and its id can be used again. */
export const tenantDeletionSchema = z
  .object({
    tenantId: tenantId(),
    state: z.enum(['running', 'done']),
    acceptedAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'TenantDeletion' });
export type TenantDeletion = z.output<typeof tenantDeletionSchema>;

/** POST /v1/api-keys. `storeIds` absent: all stores of the tenant. */
export const apiKeyRequestSchema = z.strictObject({
  name: z.string().min(1).max(128),
  role: roleSchema,
  storeIds: z.array(askedCode()).max(1_000).optional(),
});
export type ApiKeyRequest = z.output<typeof apiKeyRequestSchema>;

export const apiKeySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string(),
    role: roleSchema,
    storeIds: z.array(z.string()).nullable(),
    createdAt: z.string(),
    lastUsedAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.output<typeof apiKeySchema>;

/** The one time the key itself is shown. */
export const apiKeyCreatedSchema = apiKeySchema.extend({ key: z.string() }).meta({ id: 'ApiKeyCreated' });
export type ApiKeyCreated = z.output<typeof apiKeyCreatedSchema>;
export const apiKeyListSchema = pageOf(apiKeySchema).meta({ id: 'ApiKeyList' });
export type ApiKeyList = z.output<typeof apiKeyListSchema>;
