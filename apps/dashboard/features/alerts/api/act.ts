import type { AlertAction } from '@vitrine/contracts';

/** What to do with alerts, without which ones. */
export type Act = Pick<AlertAction, 'action'> & Partial<Omit<AlertAction, 'action' | 'ids'>>;
