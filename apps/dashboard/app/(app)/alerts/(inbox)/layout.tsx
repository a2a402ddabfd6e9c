import type { ReactNode } from 'react';
import { InboxLayout } from '@/features/alerts/inbox/inbox-layout';

/** The list stays while one alert after the other is opened beside it. */
export default function AlertsLayout({ children }: { children: ReactNode }) {
  return <InboxLayout>{children}</InboxLayout>;
}
