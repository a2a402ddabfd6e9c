import { ApiError } from './client';

/** What went wrong with a change: a sentence for the whole, and one for each field by its name. */
export interface Fault {
  sentence: string;
  fields: Readonly<Record<string, string>>;
}

/** @param offline the words when neither the api nor this server answered */
export function explainProblem(error: unknown, offline: string): Fault {
  const problem = error instanceof ApiError ? error.problem : undefined;
  if (problem?.code === undefined || problem.status === 0 || problem.code === 'api_unreachable')
    return { sentence: offline, fields: {} };
  const fields = Object.fromEntries((problem.errors ?? []).map(({ pointer, message }) => [pointer.slice(1), message]));
  return { sentence: [problem.title, problem.detail].filter(Boolean).join('. '), fields };
}
