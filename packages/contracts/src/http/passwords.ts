import { z } from 'zod';

/** Rules beyond the type are `passwordFault` of domain: they know whose password it is. */
const newPassword = z.string().min(1).max(1024);

/** POST /v1/me/password */
export const passwordChangeRequestSchema = z
  .strictObject({ currentPassword: z.string().min(1).max(1024), newPassword })
  .meta({ id: 'PasswordChangeRequest' });
export type PasswordChangeRequest = z.output<typeof passwordChangeRequestSchema>;

/** What a link carries after the `#` of its address: the dashboard's `/set-password#<token>`. */
const linkToken = z.string().regex(/^[A-Za-z0-9_-]{20,128}$/u);

/** POST /v1/users/{id}/password-link: the one time the token is shown. */
export const passwordLinkSchema = z
  .object({
    token: linkToken.describe("Opens the dashboard's /set-password#<token>, once"),
    expiresAt: z.string(),
  })
  .meta({ id: 'PasswordLink' });
export type PasswordLink = z.output<typeof passwordLinkSchema>;

/** POST /v1/password-links/inspect */
export const linkInspectionRequestSchema = z.strictObject({ token: linkToken }).meta({ id: 'LinkInspectionRequest' });
export type LinkInspectionRequest = z.output<typeof linkInspectionRequestSchema>;

/** The owner of a link, for the person who holds it. */
export const linkHolderSchema = z
  .object({ name: z.string(), email: z.string(), organisation: z.string(), expiresAt: z.string() })
  .meta({ id: 'LinkHolder' });
export type LinkHolder = z.output<typeof linkHolderSchema>;

/** POST /v1/password-links/use */
export const linkUseRequestSchema = z.strictObject({ token: linkToken, newPassword }).meta({ id: 'LinkUseRequest' });
export type LinkUseRequest = z.output<typeof linkUseRequestSchema>;
