/**
 * What is against the rules today and said here, so that nothing joins it unseen. Whoever mends one takes it out: what is listed and
 * no longer so fails as well. A circle is its folders (or files in a workspace's root), sorted.
 */
export const knownCircles = [
  ['k8s/src/emit', 'k8s/src/prereqs', 'k8s/src/rules.ts'],
  ['k8s/src/jobs.ts', 'k8s/src/services.ts', 'k8s/src/values'],
  [
    'packages/contracts/src/errors',
    'packages/contracts/src/messages',
    'packages/contracts/src/primitives.ts',
    'packages/contracts/src/reading',
    'packages/contracts/src/sales',
  ],
  [
    'packages/devstack/src/clickhouse',
    'packages/devstack/src/engines',
    'packages/devstack/src/kafka',
    'packages/devstack/src/postgres',
  ],
  ['packages/devstack/src/demo', 'packages/devstack/src/supervisor'],
  [
    'packages/metrics/src/compile-metric-query.ts',
    'packages/metrics/src/network',
    'packages/metrics/src/shape-result.ts',
  ],
  ['packages/platform/src/http', 'packages/platform/src/messages', 'packages/platform/src/problems'],
];

/** Functions above the limit: path and name. */
export const knownLongFunctions = ['services/ingestion/src/mapping/map-ticket-row.ts ticketRowMapper'];
