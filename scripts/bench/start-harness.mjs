const NAMES = ['KAFKA_BROKERS', 'CLICKHOUSE_URL', 'DATABASE_URL'];

/**
 * Topics and databases of its own for one side, made by the tree's own code on engines that run already (docs/testing.md, "A faster
 * loop"); gone when the bench ends.
 */
export async function startHarness(tree, onEnd) {
  const missing = NAMES.filter((name) => process.env[name] === undefined);
  if (missing.length > 0) throw new Error(`This bench needs running engines: set ${missing.join(', ')}.`);
  const { Harness } = await import(`${tree}/services/processing/dist/testing/harness.js`);
  const harness = await Harness.start('bench', { partitions: 1 });
  onEnd(() => harness.stop());
  return harness;
}
