import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StoreScreen } from '@/features/store/store-screen';
import { readStores } from '@/lib/session';

interface Props {
  params: Promise<{ storeId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const store = await findStore(params);
  return store ? { title: store.name } : {};
}

export default async function StorePage({ params }: Props) {
  const store = await findStore(params);
  if (!store) notFound();
  return <StoreScreen key={store.id} store={store} />;
}

/** Among the stores this person may name: one outside the scope does not exist for them. */
async function findStore(params: Props['params']) {
  const { storeId } = await params;
  const id = decodeURIComponent(storeId);
  return (await readStores()).find((store) => store.id === id);
}
