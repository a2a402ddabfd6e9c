import { EnvError } from '@vitrine/platform';
import { z } from 'zod';

export const replayFields = {
  /** The tenant that lives by the time of its events; its messages go to the sinks of development alone. */
  REPLAY_CLOCK: z.string().min(1).optional(),
};

interface Given {
  readonly REPLAY_CLOCK?: string | undefined;
  readonly SMTP_URL?: string | undefined;
  readonly OUTGOING_ALLOW: ReadonlySet<string>;
}

/**
 * Where webhooks of the replayed tenant go: the sink of this machine. Undefined: nothing is replayed.
 * @throws EnvError where anything but sinks of this machine could be reached
 */
export function replaySinkOf({ REPLAY_CLOCK, SMTP_URL, OUTGOING_ALLOW }: Given): string | undefined {
  if (REPLAY_CLOCK === undefined) return undefined;
  const [sink, ...others] = OUTGOING_ALLOW;
  const isMailOurs = SMTP_URL !== undefined && isSink(SMTP_URL);
  if (sink !== undefined && isMailOurs && [sink, ...others].every(isSink)) return sink;
  throw new EnvError(
    ['REPLAY_CLOCK'],
    [
      'REPLAY_CLOCK: is for development; SMTP_URL and OUTGOING_ALLOW must name the sinks of this machine and nothing else',
    ],
  );
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** On this machine, and taking mail from whoever comes: a server that wants a login may send it on. */
function isSink(address: string): boolean {
  const { hostname, username } = new URL(address);
  return LOOPBACK.test(hostname) && username === '';
}
