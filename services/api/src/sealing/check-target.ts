import { type AllowedTargets, faultOfTarget, ProblemError, type TargetFault } from '@vitrine/platform';

const CODES: Readonly<Record<TargetFault, string>> = {
  not_a_url: 'target_not_a_url',
  not_https: 'target_not_https',
  has_login: 'target_has_login',
  other_port: 'target_other_port',
  not_public: 'target_not_public',
};

/** @throws 400 for an address that we never send to; what its name means in DNS is judged at each sending */
export function checkTarget(url: string, pointer: string, allowed: AllowedTargets): void {
  const fault = faultOfTarget(url, allowed);
  if (fault !== undefined) throw new ProblemError(400, 'invalid_body', { errors: [{ pointer, code: CODES[fault] }] });
}
