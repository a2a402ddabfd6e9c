import type { Problem } from '../../lib/api/client';

export interface Refusal {
  error: 'invalid' | 'locked' | 'tooManyRequests' | 'unavailable';
  /** How long to wait before another try is of use. */
  waitSeconds?: number;
}

/** What a refused login may say: never whether the account exists. Only the account's own lock is called one. */
export function explainRefusal(problem: Problem, retryAfter: string | null): Refusal {
  const seconds = Number(retryAfter ?? Number.NaN);
  const wait = seconds > 0 ? { waitSeconds: seconds } : {};
  if (problem.code === 'account_locked') return { error: 'locked', ...wait };
  if (problem.status === 429) return { error: 'tooManyRequests', ...wait };
  return { error: problem.status >= 500 || problem.status === 404 ? 'unavailable' : 'invalid' };
}
