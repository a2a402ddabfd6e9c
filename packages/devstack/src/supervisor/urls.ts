import { deployables, isPublic, type PublicName } from '@vitrine/contracts';
import { reachable } from '../engine/ports.js';
import type { RunFile } from './run-file.js';
import { type EngineAddresses, ports, type ServiceContext } from './service-plans.js';

/** Where everything answers. */
export function urlsOf({ bind, portOffset, engines }: ServiceContext): RunFile['urls'] {
  const at = (port: number) => `http://${reachable(bind)}:${port + portOffset}`;
  const ways = deployables.filter(isPublic).map(({ name, port }) => [name, at(port)]);
  return {
    ...(Object.fromEntries(ways) as Record<PublicName, string>),
    kafka: engines.kafka.brokers,
    clickhouse: withCredentials(engines.clickhouse),
    postgres: engines.databaseUrl,
    mail: at(ports.mail),
    webhooks: at(ports.webhooks),
  };
}

/** The one address a script needs; run.json is readable by its owner only. */
function withCredentials({ url, user, password }: EngineAddresses['clickhouse']): string {
  const address = new URL(url);
  address.username = user;
  address.password = password;
  return address.href.replace(/\/$/, '');
}
