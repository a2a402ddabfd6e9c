import type { Problem as FullProblem } from './types';

/** What screens read of a problem; a gateway's answer may have less than the contract says. */
export type Problem = Pick<FullProblem, 'title' | 'status'> & Partial<FullProblem>;

/** An answer of the api that is not the one asked for. `problem` has the words and the id to quote. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(readonly problem: Problem) {
    super(problem.title);
  }

  get status(): number {
    return this.problem.status;
  }
}

/** GET from, or POST JSON to, the api through this origin. @throws ApiError, also when the network fails (status 0). */
export async function callApi<Answer>(
  path: string,
  options: { method?: string; body?: unknown; signal?: AbortSignal } = {},
): Promise<Answer> {
  const init: RequestInit = {
    method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
    cache: 'no-store',
  };
  if (options.body !== undefined) {
    init.body = JSON.stringify(options.body);
    init.headers = { 'content-type': 'application/json' };
  }
  if (options.signal) init.signal = options.signal;

  const answer = await reach(path, init);
  if (!answer.ok) throw new ApiError(await problemOf(answer));
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError({ title: 'network', status: 0, code: 'network' });
  }
}

export async function problemOf(answer: Response): Promise<Problem> {
  const fallback: Problem = { title: answer.statusText || 'error', status: answer.status };
  try {
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null ? { ...fallback, ...body } : fallback;
  } catch {
    return fallback;
  }
}
