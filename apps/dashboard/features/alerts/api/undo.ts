import type { Alert, AlertAction } from '@vitrine/contracts';
import type { Act } from './act';

/** What takes an action back. Others are taken back by choosing something else. */
const inverses: Partial<Record<AlertAction['action'], 'release' | 'wake' | 'reopen'>> = {
  acknowledge: 'release',
  snooze: 'wake',
  resolve: 'reopen',
};

/** The request that takes an action back, on the alerts as it left them: what somebody else did since stays. */
export function undoOf(
  { action }: Act,
  done: readonly Pick<Alert, 'id' | 'version'>[],
): { ids: string[]; act: Act } | undefined {
  const inverse = inverses[action];
  if (inverse === undefined || done.length === 0) return undefined;
  const versions = Object.fromEntries(done.map(({ id, version }) => [id, version]));
  return { ids: done.map(({ id }) => id), act: { action: inverse, versions } };
}
