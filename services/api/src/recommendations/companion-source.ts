import {
  type AssortmentFound,
  type AssortmentQuestion,
  assortmentFoundSchema,
  type CompanionsFound,
  type CompanionsQuestion,
  companionsFoundSchema,
  type PairsFound,
  type PairsQuestion,
  pairsFoundSchema,
} from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import type { z } from 'zod';

/** A screen waits no longer. The first question after a long time reads a tenant's counts anew. */
const MOST_MS = 3_000;

/** The service `recommendations`, asked over HTTP inside the cluster. Each throws 503 where it is not set up, or does not answer in time. */
export class CompanionSource {
  constructor(private readonly url: string | undefined) {}

  companions(question: CompanionsQuestion): Promise<CompanionsFound> {
    return this.answer('/companions', question, companionsFoundSchema);
  }

  pairs(question: PairsQuestion): Promise<PairsFound> {
    return this.answer('/pairs', question, pairsFoundSchema);
  }

  assortment(question: AssortmentQuestion): Promise<AssortmentFound> {
    return this.answer('/assortment', question, assortmentFoundSchema);
  }

  private async answer<Schema extends z.ZodType>(
    path: string,
    question: unknown,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    if (this.url === undefined) throw new ProblemError(503, 'unavailable');
    const found = schema.safeParse(await ask(new URL(path, this.url), question));
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
