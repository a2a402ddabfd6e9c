'use client';

import { useSession } from '@/features/session/session-context';
import { seesFlow } from '@/lib/access';
import { usePipeline } from './use-pipeline';

const EVERY_MS = 30_000;

/** For people who may read the flow: asks twice a minute whether sales wait, so that no screen calls late numbers fresh. */
export function FlowWatch() {
  usePipeline(seesFlow(useSession().me), EVERY_MS);
  return null;
}
