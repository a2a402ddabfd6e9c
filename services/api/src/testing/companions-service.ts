import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  AssortmentQuestion,
  CompanionsFound,
  CompanionsQuestion,
  PairsFound,
  PairsQuestion,
} from '@vitrine/contracts';

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
  const answers: Readonly<Record<string, (asked: never) => object | undefined>> = {
    '/companions': companions,
    '/pairs': pairs,
    '/assortment': (asked: AssortmentQuestion) => ({ notSoldHere: notSoldHere(asked) }),
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const asked = JSON.parse(body) as never;
      const found = answers[request.url ?? '']?.(asked);
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
