import { all, any, equals, present, value } from './template/expr.js';

/** What the operator chose, as conditions. */
export const is = {
  paused: value('paused'),
  strimzi: equals(value('kafka.mode'), 'strimzi'),
  ownKafka: equals(value('kafka.mode'), 'statefulset'),
  externalKafka: equals(value('kafka.mode'), 'external'),
  clickhouseOperator: equals(value('clickhouse.mode'), 'operator'),
  altinity: equals(value('clickhouse.mode'), 'altinity'),
  ownClickhouse: equals(value('clickhouse.mode'), 'statefulset'),
  externalClickhouse: equals(value('clickhouse.mode'), 'external'),
  cloudnativepg: equals(value('postgres.mode'), 'cloudnativepg'),
  ownPostgres: equals(value('postgres.mode'), 'statefulset'),
  externalPostgres: equals(value('postgres.mode'), 'external'),
  ingress: equals(value('ingress.mode'), 'ingress'),
  gateway: equals(value('ingress.mode'), 'gateway'),
  awsLoadBalancer: equals(value('ingress.className'), 'alb'),
} as const;

export const operatedClickhouse = any(is.clickhouseOperator, is.altinity);
/** ClickHouse of the official operator with TLS from cert-manager. */
export const clickhouseTls = all(value('clickhouse.tls'), is.clickhouseOperator);
export const usesSasl = any(is.strimzi, all(is.externalKafka, present(value('kafka.saslMechanism'))));

/** Which CA certificates the services must trust besides the public ones. */
export const trusted = {
  kafka: any(is.strimzi, present(value('kafka.caSecret'))),
  clickhouse: any(clickhouseTls, present(value('clickhouse.caSecret'))),
  postgres: any(is.cloudnativepg, present(value('postgres.caSecret'))),
} as const;
export const trustsAnyCa = any(trusted.kafka, trusted.clickhouse, trusted.postgres);
