import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type AssortmentQuestion,
  assortmentQuestionSchema,
  type CompanionsFound,
  type CompanionsQuestion,
  companionsQuestionSchema,
  type PairsFound,
  type PairsQuestion,
  pairsQuestionSchema,
} from '@vitrine/contracts';
import { ZodError } from 'zod';

export interface CompanionsService {
  readonly url: string;
  stop(): Promise<void>;
}

const noPairs: PairsFound = { learnedFrom: 'none', baskets: 0, largeBaskets: 0, pairs: [] };

/** In the place of the service `recommendations`, as the api asks it: says what each answer gives, or fails where that is undefined. */
export async function startCompanionsService(
  companions: (asked: CompanionsQuestion) => CompanionsFound | undefined,
  pairs: (asked: PairsQuestion) => PairsFound | undefined = () => noPairs,
  notSoldHere: (asked: AssortmentQuestion) => string[] = () => [],
): Promise<CompanionsService> {
  const answers: Readonly<Record<string, (asked: unknown) => object | undefined>> = {
    '/companions': (asked) => companions(companionsQuestionSchema.parse(asked)),
    '/pairs': (asked) => pairs(pairsQuestionSchema.parse(asked)),
    '/assortment': (asked) => ({ notSoldHere: notSoldHere(assortmentQuestionSchema.parse(asked)) }),
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const found = answered(() => answers[request.url ?? '']?.(JSON.parse(body)));
      response.writeHead(found ? 200 : 500, { 'content-type': 'application/json' });
      response.end(JSON.stringify(found ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The service refuses a question that does not fit its contract. */
function answered(answer: () => object | undefined): object | undefined {
  try {
    return answer();
  } catch (error) {
    if (error instanceof ZodError) return undefined;
    throw error;
  }
}
