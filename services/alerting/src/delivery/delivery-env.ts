import { outgoingFields } from '@vitrine/platform';
import { z } from 'zod';

const base64url = (characters: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${characters}}$`));

/** What sending reads from the environment. */
export const deliveryFields = {
  ...outgoingFields,
  /** Where people reach the dashboard: links of messages begin with it. */
  APP_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000'),
  /** The operator's mail server, `smtp://user:password@host:587` or `smtps://…`; without it no mail is sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender of the mail. */
  MAIL_FROM: z.string().min(3).default('Vitrine <vitrine@localhost>'),
  /** By which push services know us (RFC 8292), all three or none; without them no push is sent. */
  VAPID_PUBLIC_KEY: base64url(87).optional(),
  VAPID_PRIVATE_KEY: base64url(43).optional(),
  /** `mailto:` or https address of whoever operates this. */
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:.+@.+|https:\/\/.+)$/)
    .optional(),
};

export type DeliveryEnv = z.output<z.ZodObject<typeof deliveryFields>> & {
  /** Master key of the tenants' keys. */
  readonly PRIVACY_KEY: string;
};
