import type { ReactNode } from 'react';
import { ApiDown } from '@/features/frame/api-down';
import { Frame } from '@/features/frame/frame';
import { Providers } from '@/features/frame/providers';
import { ApiUnavailable, readStores, requireSession } from '@/lib/session';

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const session = await readSession();
  if (!session) return <ApiDown />;
  return (
    <Providers me={session.me} stores={session.stores} renderedAt={new Date().toISOString()}>
      <Frame>{children}</Frame>
    </Providers>
  );
}

async function readSession() {
  try {
    const [me, stores] = await Promise.all([requireSession(), readStores()]);
    return { me, stores };
  } catch (cause) {
    if (cause instanceof ApiUnavailable) return null;
    throw cause; // a redirect to the login among them
  }
}
