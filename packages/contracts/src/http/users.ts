import { z } from 'zod';
import { locales } from '../errors/error-text.js';
import { askedCode } from './code.js';
import { roleSchema } from './sessions.js';

/** What a person may see. `value`: the region, store or seller id; absent for the whole tenant. */
const grant = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tenant') }),
  z.strictObject({ kind: z.literal('region'), value: z.string().min(1).max(128) }),
  z.strictObject({ kind: z.enum(['store', 'self']), value: askedCode() }),
]);

/** POST /v1/users, with the instance's admin key or as a tenant's administrator. */
export const userRequestSchema = z
  .strictObject({
    email: z.email().max(320),
    name: z.string().min(1).max(128),
    role: roleSchema,
    scopes: z.array(grant).min(1).max(1_000),
    locale: z.enum(locales).optional().describe("The tenant's when absent"),
  })
  .meta({ id: 'UserRequest' });
export type UserRequest = z.output<typeof userRequestSchema>;

/** The one time the password is shown. */
export const userCreatedSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: roleSchema,
    scopes: z.array(grant),
    locale: z.enum(locales),
    password: z.string(),
  })
  .meta({ id: 'UserCreated' });
export type UserCreated = z.output<typeof userCreatedSchema>;
