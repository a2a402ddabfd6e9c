import type { DueDelivery } from '@vitrine/store';
import type { LaneLimits } from './lanes.js';

type Sent = Pick<DueDelivery['delivery'], 'channel' | 'endpointId' | 'userId'>;

/** Whose lane a message goes by: its webhook, its person's devices, the one mail server, or our own table. */
export function receiverKey({ channel, endpointId, userId }: Sent): string {
  if (channel === 'webhook' || channel === 'slack') return `endpoint ${endpointId}`;
  return channel === 'push' ? `push ${userId}` : channel;
}

const LIMITS = {
  endpoint: { atOnce: 4, waiting: 8 },
  push: { atOnce: 2, waiting: 8 },
  mail: { atOnce: 5, waiting: 40 },
  app: { atOnce: 8, waiting: 200 },
} as const satisfies Record<string, LaneLimits>;

export const limitsOf = (key: string): LaneLimits => LIMITS[key.split(' ')[0] as keyof typeof LIMITS];

/** What a claim leaves alone because its lane is full. */
export interface Busy {
  readonly channels: readonly ('mail' | 'app')[];
  readonly endpointIds: readonly string[];
  /** Their devices. */
  readonly userIds: readonly string[];
}

export function busyOf(fullLanes: readonly string[]): Busy {
  const idsOf = (kind: string) =>
    fullLanes.filter((key) => key.startsWith(`${kind} `)).map((key) => key.slice(kind.length + 1));
  const channels = (['mail', 'app'] as const).filter((channel) => fullLanes.includes(channel));
  return { channels, endpointIds: idsOf('endpoint'), userIds: idsOf('push') };
}
