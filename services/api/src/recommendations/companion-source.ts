import { type CompanionsFound, type CompanionsQuestion, companionsFoundSchema } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';

/** A screen waits no longer. The first question after a long time reads a tenant's counts anew. */
const MOST_MS = 3_000;

/** The service `recommendations`, asked over HTTP inside the cluster. */
export class CompanionSource {
  constructor(private readonly url: string | undefined) {}

  /** @throws 503 where the service is not set up, or does not answer in time */
  async companions(question: CompanionsQuestion): Promise<CompanionsFound> {
    if (this.url === undefined) throw new ProblemError(503, 'unavailable');
    const found = companionsFoundSchema.safeParse(await ask(new URL('/companions', this.url), question));
    if (!found.success) throw new ProblemError(503, 'unavailable', { cause: found.error });
    return found.data;
  }
}

async function ask(url: URL, question: unknown): Promise<unknown> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      signal: AbortSignal.timeout(MOST_MS),
    });
    return answer.ok ? await answer.json() : undefined;
  } catch (cause) {
    throw new ProblemError(503, 'unavailable', { cause });
  }
}
