import { expect, it } from '@jest/globals';
import { PartitionReports, thrownAt } from './partition-reports.js';

const since = (seconds: number, ...broken: string[]) => ({
  counted: { seller: { seconds } },
  broken: Object.fromEntries(broken.map((ruleId) => [ruleId, 'RangeError'])),
});

it('tells what all partitions count, and changes when one says another thing', () => {
  const reports = new PartitionReports();
  reports.tell('tickets 0', 't', since(5, 'b'));
  reports.tell('tickets 1', 't', since(7, 'a', 'b'));
  reports.tell('tickets 1', 'other', since(9));
  const changes = reports.changesOf('t');
  reports.tell('tickets 1', 't', since(7, 'a', 'b'));
  expect([reports.of('t'), reports.changesOf('t')]).toEqual([since(7, 'a', 'b'), changes]);
  reports.tell('tickets 1', 't', since(7, 'b'));
  expect(reports.changesOf('t')).not.toBe(changes);
  reports.forget('tickets 1');
  expect([reports.of('t'), reports.of('other')]).toEqual([since(5, 'b'), { counted: {}, broken: {} }]);
});

it('tells what was thrown without what it said', () => {
  expect(thrownAt(new RangeError('customer 123'))).toMatch(/^RangeError at .*partition-reports\.spec/u);
  expect(thrownAt('customer 123')).toBe('string');
});
