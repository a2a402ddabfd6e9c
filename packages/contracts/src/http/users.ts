import { z } from 'zod';
import { locales } from '../messages/error-text.js';
import { askedCode } from './code.js';
import { pageOf } from './page.js';
import { passwordLinkSchema } from './passwords.js';
import { roleSchema } from './sessions.js';

/** What a person may see. `value`: the region, store or seller id; absent for the whole tenant. */
const grant = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tenant') }),
  z.strictObject({ kind: z.literal('region'), value: z.string().min(1).max(128) }),
  z.strictObject({ kind: z.enum(['store', 'self']), value: askedCode() }),
]);

const person = {
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  scopes: z.array(grant),
  locale: z.enum(locales),
};

/** POST /v1/users, with the instance's admin key or as a tenant's administrator. */
export const userRequestSchema = z
  .strictObject({
    email: z.email().max(320),
    name: z.string().min(1).max(128),
    role: roleSchema,
    scopes: z.array(grant).min(1).max(1_000),
    locale: z.enum(locales).optional().describe("The tenant's when absent"),
    credential: z
      .enum(['password', 'link'])
      .default('password')
      .describe('password: one is made up and answered; link: the person chooses one by a link of 24 hours'),
  })
  .meta({ id: 'UserRequest' });
export type UserRequest = z.output<typeof userRequestSchema>;

/** PATCH /v1/users/{id}: what is absent stays as it is. */
export const userPatchSchema = z
  .strictObject({
    role: roleSchema.optional(),
    scopes: z.array(grant).min(1).max(1_000).optional(),
  })
  .meta({ id: 'UserPatch' });
export type UserPatch = z.output<typeof userPatchSchema>;

/** The one time the password or the link is shown. */
export const userCreatedSchema = z
  .object({ ...person, password: z.string().optional(), link: passwordLinkSchema.optional() })
  .meta({ id: 'UserCreated' });
export type UserCreated = z.output<typeof userCreatedSchema>;

export const userStates = ['invited', 'active', 'deactivated'] as const;

export const userSchema = z
  .object({
    ...person,
    state: z.enum(userStates).describe('invited: no password chosen yet'),
    createdAt: z.string(),
  })
  .meta({ id: 'User' });
export type User = z.output<typeof userSchema>;

/** GET /v1/users: those within the caller's own scope. */
export const userListSchema = pageOf(userSchema).meta({ id: 'UserList' });
export type UserList = z.output<typeof userListSchema>;
