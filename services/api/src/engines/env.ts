import {
  callerFields,
  clickhouseFields,
  httpFields,
  kafkaFields,
  logFields,
  outgoingFields,
  postgresFields,
  stopFields,
} from '@vitrine/platform';
import { z } from 'zod';

/** Everything the api reads from its environment; parsed once in main.ts. */
export const envSchema = z.object({
  ...httpFields(4000),
  ...stopFields,
  ...logFields,
  ...kafkaFields,
  ...clickhouseFields,
  ...postgresFields,
  ...callerFields,
  ...outgoingFields,
  /** The instance's own key: makes tenants, and may act for any of them with X-Tenant-Id. */
  ADMIN_API_KEY: z.string().min(16).optional(),
  /**
   * Master key of the tenants' keys, as processing has it. With it the api finds by its token what callers ask for by an e-mail address.
   */
  PRIVACY_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}(,[0-9a-fA-F]{64})*$/)
    .optional(),
  /** By which browsers know who pushes to them, base64url; without it nobody can subscribe. */
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{87}$/)
    .optional(),
  /** Who answers what to offer; without it these routes answer 503. */
  RECOMMENDATIONS_URL: z.url().optional(),
  SESSION_TTL_HOURS: z.coerce.number().min(0.01).max(720).default(12),
  /** Further origins (comma-separated) whose pages may send the session cookie with a change. */
  ALLOWED_ORIGINS: z.string().default(''),
});
export type Env = z.output<typeof envSchema>;
