import { is, trusted, usesSasl } from '../modes.js';
import { all, any, choose, concat, equals, literal, named, release, value } from '../template/expr.js';
import { type JsonObject, text, when } from '../template/tokens.js';

const byScram512 = any(is.strimzi, equals(value('kafka.saslMechanism'), 'scram-sha-512'));
const byScram256 = equals(value('kafka.saslMechanism'), 'scram-sha-256');
const inNamespace = (name: string, port: string) => concat(named('fullname'), name, '.', release('Namespace'), port);

/** KEDA asks Kafka itself, from another namespace: names with the namespace, and its own spelling of SASL. */
export const kedaLogin = {
  brokers: choose(
    is.externalKafka,
    value('kafka.brokers'),
    choose(is.strimzi, inNamespace('-kafka-bootstrap', ':9093'), inNamespace('-kafka', ':9092')),
  ),
  tls: any(is.strimzi, all(is.externalKafka, value('kafka.tls'))),
  sasl: choose(
    usesSasl,
    choose(byScram512, literal('scram_sha512'), choose(byScram256, literal('scram_sha256'), literal('plaintext'))),
    literal('none'),
  ),
  needed: any(usesSasl, trusted.kafka),
  /** User and password are read from the consumer's own environment: Strimzi's secret does not hold the user's name. */
  spec: {
    env: [
      { parameter: 'username', name: 'KAFKA_SASL_USERNAME' },
      { parameter: 'password', name: 'KAFKA_SASL_PASSWORD' },
    ],
    secretTargetRef: when(trusted.kafka, [
      {
        parameter: 'ca',
        name: text(choose(is.strimzi, concat(named('fullname'), '-cluster-ca-cert'), value('kafka.caSecret'))),
        key: 'ca.crt',
      },
    ]),
  } satisfies JsonObject,
};
