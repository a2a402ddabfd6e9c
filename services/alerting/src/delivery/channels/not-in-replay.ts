import type { Replay } from '../../replay/replay.js';
import { type Channel, never } from '../sending/outcome.js';

/** A channel that leaves the machine: of what is only replayed it says nothing. */
export const notInReplay = (channel: Channel, replay: Pick<Replay, 'isOf'>): Channel => ({
  send: (due) => (replay.isOf(due.delivery.tenantId) ? Promise.resolve(never('only_replayed')) : channel.send(due)),
  gaveUp: async (due) => channel.gaveUp?.(due),
});
