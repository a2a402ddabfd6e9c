import { createKafka, type KafkaEnv, silentLog } from '@vitrine/bus';
import type { Kafka } from 'kafkajs';
import { z } from 'zod';
import { type KafkaLogins, type KafkaUser, kafkaUsers } from '../engine/credentials.js';

/** A login as scripts read it in run.json. */
export interface KafkaLogin {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** Where Kafka is, and as whom each of our programs comes to it. */
export interface KafkaAccess {
  readonly brokers: string;
  readonly ssl: boolean;
  /** Undefined where Kafka asks nobody. */
  readonly logins: Readonly<Record<KafkaUser, KafkaLogin>> | undefined;
  /** The embedded one: its users get their rights from us. */
  readonly isOurs: boolean;
}

const PATIENCE = { retries: 30, initialRetryTime: 100, maxRetryTime: 2_000 } as const;

const environment = z.object({
  KAFKA_BROKERS: z.string().min(1),
  KAFKA_SSL: z.enum(['true', 'false', '1', '0']).default('false'),
  KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  KAFKA_SASL_USERNAME: z.string().default(''),
  KAFKA_SASL_PASSWORD: z.string().default(''),
});
/** The variables of a Kafka that somebody else runs. */
export const kafkaVariables = environment.partial().shape;

/** The embedded broker, with its own logins. */
export const ownKafka = (brokers: string, logins: KafkaLogins | undefined): KafkaAccess => ({
  brokers,
  ssl: false,
  logins: logins && loginsFor((user) => ({ mechanism: 'plain', username: user, password: logins[user] })),
  isOurs: true,
});

/** The Kafka that the environment names, with the login that it names, for every program; undefined when it names none. */
export function givenKafka(source: Readonly<Record<string, unknown>>): KafkaAccess | undefined {
  if (source.KAFKA_BROKERS === undefined) return undefined;
  const given = environment.parse(source);
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = given;
  return {
    brokers: given.KAFKA_BROKERS,
    ssl: given.KAFKA_SSL === 'true' || given.KAFKA_SSL === '1',
    logins: mechanism && loginsFor(() => ({ mechanism, username, password })),
    isOurs: false,
  };
}

/** What a program's environment says of Kafka; the same names as on a cluster. */
export function kafkaEnvironmentOf({ brokers, ssl, logins }: KafkaAccess, user: KafkaUser): Record<string, string> {
  const login = logins?.[user];
  return {
    KAFKA_BROKERS: brokers,
    ...(ssl && { KAFKA_SSL: 'true' }),
    ...(login && {
      KAFKA_SASL_MECHANISM: login.mechanism,
      KAFKA_SASL_USERNAME: login.username,
      KAFKA_SASL_PASSWORD: login.password,
    }),
  };
}

/** A patient client of that Kafka: a broker that starts is waited for. */
export function kafkaOf({ brokers, ssl, logins }: KafkaAccess, user: KafkaUser, clientId: string): Kafka {
  const login = logins?.[user];
  const env: KafkaEnv = {
    KAFKA_BROKERS: brokers,
    KAFKA_SSL: ssl,
    KAFKA_SASL_MECHANISM: login?.mechanism,
    KAFKA_SASL_USERNAME: login?.username,
    KAFKA_SASL_PASSWORD: login?.password,
  };
  return createKafka(env, clientId, silentLog, PATIENCE);
}

const loginsFor = (loginOf: (user: KafkaUser) => KafkaLogin): Record<KafkaUser, KafkaLogin> =>
  Object.fromEntries(kafkaUsers.map((user) => [user, loginOf(user)])) as Record<KafkaUser, KafkaLogin>;
