import { jobImages } from './jobs.js';
import { clickhouseTls, is } from './modes.js';
import { services } from './services.js';
import {
  all,
  any,
  chart,
  choose,
  concat,
  digest,
  type Expr,
  json,
  literal,
  named,
  present,
  release,
  value,
} from './template/expr.js';
import { text } from './template/tokens.js';

/** Prefix of every name. Two releases in one namespace never meet. */
export const fullname = text(named('fullname'));
export const nameOf = (component: string): string => `${fullname}-${component}`;

/** `registry/repository:tag`, or `@digest` when one is given. */
function imageOf(name: string, ownVersion: boolean): Expr {
  const at = (field: string): Expr => value(`images.${name}.${field}`);
  const registry = choose(present(value('global.imageRegistry')), value('global.imageRegistry'), at('registry'));
  const tag = ownVersion ? choose(present(at('tag')), at('tag'), chart('AppVersion')) : at('tag');
  const version = choose(present(at('digest')), concat('@', at('digest')), concat(':', tag));
  return concat(registry, '/', at('repository'), version);
}

const ENGINES = ['kafka', 'clickhouse', 'clickhouseKeeper', 'postgres'];

/** Helper templates: `_helpers.tpl` in the chart, plain expressions for kubectl output. */
export const helpers: Readonly<Record<string, Expr>> = {
  fullname: choose(present(value('fullnameOverride')), value('fullnameOverride'), release('Name')),
  ...Object.fromEntries(
    [...services.map(({ name }) => name), ...jobImages].map((name) => [`image.${name}`, imageOf(name, true)]),
  ),
  ...Object.fromEntries(ENGINES.map((name) => [`image.${name}`, imageOf(name, false)])),
  'kafka.brokers': choose(
    is.externalKafka,
    value('kafka.brokers'),
    choose(is.strimzi, concat(named('fullname'), '-kafka-bootstrap:9093'), concat(named('fullname'), '-kafka:9092')),
  ),
  'kafka.ssl': choose(any(is.strimzi, all(is.externalKafka, value('kafka.tls'))), literal('true'), literal('false')),
  'kafka.sasl': choose(is.strimzi, literal('scram-sha-512'), value('kafka.saslMechanism')),
  'clickhouse.url': choose(
    is.externalClickhouse,
    value('clickhouse.url'),
    choose(
      clickhouseTls,
      concat('https://', named('fullname'), '-clickhouse:8443'),
      concat('http://', named('fullname'), '-clickhouse:8123'),
    ),
  ),
  // A Job cannot be changed, so one that would differ has another name.
  'migration.digest': digest(
    concat(
      ...[
        'jobs',
        'images.jobs',
        'kafka',
        'clickhouse',
        'postgres',
        'global',
        'certificates',
        'tracing',
        'logLevel',
        'priorityClasses',
        'topologySpread',
        'environment',
      ].map((path) => json(value(path))),
      named('fullname'),
      named('image.jobs'),
    ),
  ),
};

export const image = (name: string): string => text(named(`image.${name}`));

/** What selects the pods of one component of one release: fixed for ever, because selectors cannot change. */
export const selectorOf = (component: string): Record<string, string> => ({
  'app.kubernetes.io/name': 'vitrine',
  'app.kubernetes.io/instance': text(release('Name')),
  'app.kubernetes.io/component': component,
});

/** On pods that an operator makes for us. Not the selector's labels: our default deny would cut the operator off. */
export const engineLabel = (engine: string): Record<string, string> => ({ 'vitrine.dev/engine': nameOf(engine) });
