'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../skeleton';

export type { ChartModel } from './option';

/** ECharts only in the browser, only when a chart is on the page. */
export const Chart = dynamic(() => import('./chart-canvas'), {
  ssr: false,
  loading: () => <Skeleton className="size-full rounded-control" />,
});
