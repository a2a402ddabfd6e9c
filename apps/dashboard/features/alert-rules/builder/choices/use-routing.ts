'use client';

import type { AlertRouting } from '@vitrine/contracts';
import { useBuilder } from '../context/builder-context';

/** Who the rule tells, and a way to change it. */
export function useRouting() {
  const { edit, change } = useBuilder();
  const set = (step: (routing: AlertRouting) => AlertRouting) =>
    change((before) => ({ ...before, draft: { ...before.draft, routing: step(before.draft.routing) } }));
  return { routing: edit.draft.routing, grain: edit.draft.grain, set };
}
