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

export interface Call {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** GET from, or POST JSON to, the api through this origin. @throws ApiError, also when the network fails (status 0). */
export async function callApi<Answer>(path: string, call: Call = {}): Promise<Answer> {
  const answer = await askApi(path, call);
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}

/** The answer itself, for callers that need its headers. Problems come in the language of the page. @throws ApiError as callApi does */
export async function askApi(path: string, call: Call = {}): Promise<Response> {
  const init: RequestInit = {
    method: call.method ?? (call.body === undefined ? 'GET' : 'POST'),
    cache: 'no-store',
    headers: {
      ...(typeof document === 'undefined' ? {} : { 'accept-language': document.documentElement.lang }),
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    },
  };
  if (call.body !== undefined) init.body = JSON.stringify(call.body);
  if (call.signal) init.signal = call.signal;

  const answer = await reach(path, init);
  if (!answer.ok) throw new ApiError(await problemOf(answer));
  return answer;
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
