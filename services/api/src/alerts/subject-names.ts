import type { AlertSubject } from '@vitrine/contracts';
import type { AlertNames } from '@vitrine/metrics';
import type { Labels, StoreRow } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { Network } from '../catalogue/network.js';

/** What the reader may call each subject's store, seller and product; those they may not know are absent. */
export async function namesOfSubjects(
  reader: Pick<Access, 'tenant' | 'scope' | 'locale'>,
  rows: readonly { readonly subject: AlertSubject }[],
  { labels, stores }: { readonly labels: Labels; readonly stores: readonly StoreRow[] },
): Promise<AlertNames[]> {
  const asked = rows.map(({ subject }) => ({
    store: subject.storeId ?? null,
    seller: subject.sellerId ?? null,
    product: subject.productId ?? null,
  }));
  const known = await labels.of(reader, asked, new Network(reader, stores));
  return rows.map(({ subject }) => ({
    region: subject.regionId,
    store: known.store?.[subject.storeId ?? ''],
    seller: known.seller?.[subject.sellerId ?? ''],
    product: known.product?.[subject.productId ?? ''],
  }));
}

/** Where a name is missing, the id stands for it. */
export function nameOfSubject(subject: AlertSubject, names: AlertNames, tenantName: string): string {
  switch (subject.grain) {
    case 'network':
      return tenantName;
    case 'region':
      return subject.regionId ?? '';
    case 'store':
      return names.store ?? subject.storeId ?? '';
    case 'seller':
      return names.seller ?? subject.sellerId ?? '';
    case 'product':
      return names.product ?? subject.productId ?? '';
    case 'category':
      return subject.category ?? '';
    case 'ticket':
      return subject.ticketId ?? '';
    default:
      return subject.grain satisfies never;
  }
}
