import { z } from 'zod';
import { locales } from '../messages/error-text.js';

export const SESSION_COOKIE = 'vitrine_session';
export const API_KEY_PREFIX = 'vtr_live_';

export const roles = ['admin', 'operator', 'analyst', 'regional', 'manager', 'seller', 'producer'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.output<typeof roleSchema>;

/** POST /v1/sessions. `organisation` is a tenant id, needed only when e-mail and password fit several (409, choices). */
export const sessionRequestSchema = z.strictObject({
  email: z.string().min(3).max(320),
  password: z.string().min(1).max(1024),
  organisation: z.string().min(1).max(63).optional(),
});
export type SessionRequest = z.output<typeof sessionRequestSchema>;

/** GET /v1/me, and the answer to a login. */
export const meSchema = z
  .object({
    user: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      role: roleSchema,
      locale: z.enum(locales),
    }),
    tenant: z.object({
      id: z.string(),
      name: z.string(),
      currency: z.string(),
      timeZone: z.string(),
      locale: z.enum(locales),
      minorDigits: z.int().min(0).max(4),
    }),
    scope: z.object({
      stores: z.union([z.literal('all'), z.array(z.string())]),
      sellerId: z.string().optional(),
      networkTotals: z.boolean(),
    }),
    permissions: z.array(z.string()),
  })
  .meta({ id: 'Me' });
export type Me = z.output<typeof meSchema>;

/** PATCH /v1/me */
export const mePatchSchema = z.strictObject({ locale: z.enum(locales) });
export type MePatch = z.output<typeof mePatchSchema>;
