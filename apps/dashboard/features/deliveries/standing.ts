import type { AlertDelivery } from '@vitrine/contracts';

/** How a message stands, for people. `notSet`: its person takes nothing by this channel, which is no failure of anybody. */
export type Standing = AlertDelivery['state'] | 'notSet';

export const standingOf = ({ state, reason }: Pick<AlertDelivery, 'state' | 'reason'>): Standing =>
  state === 'failed' && reason === 'no_device' ? 'notSet' : state;
