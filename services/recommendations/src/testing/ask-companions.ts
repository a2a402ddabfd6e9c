import type { CompanionsFound } from '@vitrine/contracts';
import { TENANT } from '@vitrine/testing';

/** What the service answers for a product in one store: from whom it learned, and the baskets in which its companions were with it. */
export async function companionsOf(url: string, productId: string, storeId: string): Promise<string[]> {
  const decided = { alsoProductIds: [], withoutProductIds: [] };
  const asked = { tenantId: TENANT, storeId, productIds: [productId], limit: 3, mayLearnFromNetwork: true };
  const [headers, body] = [{ 'content-type': 'application/json' }, JSON.stringify({ ...asked, ...decided })];
  const answer = await fetch(`${url}/companions`, { method: 'POST', headers, body });
  const { learnedFrom, companions } = (await answer.json()) as CompanionsFound;
  const together = companions.filter(({ reasonCodes }) => reasonCodes.includes('boughtTogether'));
  return [learnedFrom, ...together.map((found) => `${found.productId} ${found.basketsTogether}`)];
}
