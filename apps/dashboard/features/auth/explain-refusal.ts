import type { Problem } from '@/lib/api/client';

export interface Refusal {
  error: 'invalid' | 'locked' | 'tooManyRequests' | 'unavailable' | 'whichOrganisation';
  /** How long to wait before another try is of use. */
  waitSeconds?: number;
  /** The organisations that e-mail and password fit: the api tells them only to somebody who knows the password. */
  choices?: { value: string; label: string }[];
}

/** What a refused login may say: never whether the account exists. Only the account's own lock is named as one. */
export function explainRefusal(problem: Problem, retryAfter: string | null): Refusal {
  const seconds = Number(retryAfter ?? Number.NaN);
  const wait = seconds > 0 ? { waitSeconds: seconds } : {};
  if (problem.code === 'which_organisation') return { error: 'whichOrganisation', choices: problem.choices ?? [] };
  if (problem.code === 'account_locked') return { error: 'locked', ...wait };
  if (problem.status === 429) return { error: 'tooManyRequests', ...wait };
  return { error: problem.status >= 500 || problem.status === 404 ? 'unavailable' : 'invalid' };
}
