import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, passwordFault } from '@vitrine/domain';
import { ProblemError } from '@vitrine/platform';
import type { Tenant, User } from '@vitrine/store';

/** @throws 400 invalid_body at /newPassword, with what speaks against it as this person's password */
export function refuseWeakPassword(
  password: string,
  { email, name }: Pick<User, 'email' | 'name'>,
  organisation: Pick<Tenant, 'id' | 'name'>,
): void {
  const code = passwordFault(password, [email, name, organisation.name, organisation.id]);
  if (code === undefined) return;
  const params = { minimum: PASSWORD_MIN_LENGTH, maximum: PASSWORD_MAX_LENGTH };
  throw new ProblemError(400, 'invalid_body', { errors: [{ pointer: '/newPassword', code, params }] });
}
