import { kafkaUses } from '@vitrine/contracts';
import type { KafkaLogins } from '../engine/credentials.js';

export interface BrokerAddress {
  /** Address to listen on. */
  readonly bind: string;
  /** Name that clients are told to come back to. */
  readonly advertised: string;
  readonly port: number;
  readonly controllerPort: number;
  /** A second listener that asks for a login below and enforces access rules, for tests of error texts and of rights. */
  readonly saslPort?: number | undefined;
  /** Logins of the only listener, with their passwords; without them it asks for none. */
  readonly logins?: KafkaLogins | undefined;
}

/** Known to everybody, and worth nothing: the first listener asks for no login at all. */
export const SASL_LOGIN = { username: 'vitrine', password: 'vitrine' } as const;

/** Users with the same password and without any right until a test grants some, each named after one of our programs. */
const LIMITED_USERS = Object.keys(kafkaUses);

/** Number of partitions of Kafka's own topics: few, so that a fresh broker is ready soon. */
export const INTERNAL_PARTITIONS = 8;

/** Configuration of a single node that is broker and controller: everything replicated once. */
export function serverProperties(dataDir: string, address: BrokerAddress): string {
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${address.controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': dataDir,
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': INTERNAL_PARTITIONS,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': INTERNAL_PARTITIONS,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': INTERNAL_PARTITIONS,
    // After a kill -9 the broker's earlier self must time out before it may register again.
    'broker.session.timeout.ms': 4_000,
    'broker.heartbeat.interval.ms': 1_000,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
    ...doorsOf(address),
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${escaped(String(value))}\n`)
    .join('');
}

function doorsOf(address: BrokerAddress): Record<string, string> {
  if (address.logins !== undefined) return lockedDoor(address, address.logins);
  return address.saslPort === undefined ? openDoor(address) : openAndLockedDoor(address, address.saslPort);
}

const controllerAt = ({ controllerPort }: BrokerAddress): string => `CONTROLLER://127.0.0.1:${controllerPort}`;

function openDoor(address: BrokerAddress): Record<string, string> {
  const { bind, advertised, port } = address;
  return {
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    listeners: `PLAINTEXT://${bind}:${port},${controllerAt(address)}`,
    'advertised.listeners': `PLAINTEXT://${advertised}:${port}`,
  };
}

/** Every client logs in and has the rights that were granted; the broker speaks to itself as `admin`. */
function lockedDoor(address: BrokerAddress, logins: KafkaLogins): Record<string, string> {
  const { bind, advertised, port } = address;
  const itself = { username: 'admin', password: logins.admin };
  return {
    ...authorizer('User:admin'),
    'listener.security.protocol.map': 'LOGIN:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
    listeners: `LOGIN://${bind}:${port},${controllerAt(address)}`,
    'advertised.listeners': `LOGIN://${advertised}:${port}`,
    'inter.broker.listener.name': 'LOGIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.login.plain.sasl.jaas.config': plainLogins(logins, itself),
    'listener.name.controller.plain.sasl.jaas.config': plainLogins({ admin: logins.admin }, itself),
  };
}

function openAndLockedDoor(address: BrokerAddress, saslPort: number): Record<string, string> {
  const { bind, advertised, port } = address;
  const { username, password } = SASL_LOGIN;
  const users = Object.fromEntries([username, ...LIMITED_USERS].map((user) => [user, password]));
  return {
    // Clients of the first listener have no name and may do everything.
    ...authorizer(`User:ANONYMOUS;User:${username}`),
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,LOGIN:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
    listeners: `PLAINTEXT://${bind}:${port},LOGIN://${bind}:${saslPort},${controllerAt(address)}`,
    'advertised.listeners': `PLAINTEXT://${advertised}:${port},LOGIN://${advertised}:${saslPort}`,
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.name.login.plain.sasl.jaas.config': plainLogins(users),
  };
}

const authorizer = (superUsers: string): Record<string, string> => ({
  'sasl.enabled.mechanisms': 'PLAIN',
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': superUsers,
});

/** The users of a listener, and the broker's own name where it is the client. */
function plainLogins(users: Readonly<Record<string, string>>, itself: Readonly<Record<string, string>> = {}): string {
  const known = Object.entries(users).map(([user, password]) => [`user_${user}`, password] as const);
  const options = [...Object.entries(itself), ...known].map(([name, value]) => `${name}="${value}"`);
  return `org.apache.kafka.common.security.plain.PlainLoginModule required ${options.join(' ')};`;
}

/** Java reads properties as Latin-1: a home may be called otherwise. */
const escaped = (value: string): string =>
  value
    .replaceAll('\\', '\\\\')
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Warnings and errors to stdout, which the stack keeps in the broker's log file. */
export const LOG_PROPERTIES = `appender.out.type=Console
appender.out.name=out
appender.out.layout.type=PatternLayout
appender.out.layout.pattern=%d{yyyy-MM-dd HH:mm:ss.SSS} %p %c{1}: %m%n
rootLogger.level=WARN
rootLogger.appenderRef.out.ref=out
`;
