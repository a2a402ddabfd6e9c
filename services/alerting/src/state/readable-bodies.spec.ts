import { describe, expect, it } from '@jest/globals';
import { TenantWatch } from '@vitrine/alert-rules';
import type { AlertStateRecord } from '@vitrine/contracts';
import { streamedWidth } from '@vitrine/metrics';
import fc from 'fast-check';
import { aDraft } from '../testing/a-rule.js';
import { aSoldTicket } from '../testing/a-ticket.js';
import { damagedState, keptByTenant } from './kept-state.js';
import { readStateRecord } from './read-state.js';
import { isReadable } from './readable-bodies.js';

const place = { stage: 'tickets', tenantId: 'loja', subject: '', among: 1, at: 0 } as const;
const facts = {
  ...{ asOfMs: 0, timeZone: 'America/Sao_Paulo', stores: new Map(), categoryOf: () => 'shoes', lowPerformers: [] },
  ...{ pastDaysOf: () => [], soldDaysOf: () => 0, goalOf: () => undefined },
};
const rules = [
  aDraft(),
  aDraft({ grain: 'ticket', condition: { kind: 'ticket', metric: 'netSales', side: 'above', warning: '20' } }),
].map((draft, index) => ({ id: `r${index}`, version: 1, draft }));

function aWatch(): TenantWatch {
  const watch = new TenantWatch({ stage: 'all' });
  watch.use(rules, facts);
  return watch;
}

/** What a watch at work leaves, as it stands on the topic. */
function leftBehind(): AlertStateRecord[] {
  const watch = aWatch();
  for (let sold = 0; sold < 5; sold++) watch.take(aSoldTicket('30'), Date.now());
  const head = { watch: watch.head(), sinceMs: null, marks: [['0', 1, 2]], from: 3, fromMarks: [] };
  const bodies: [AlertStateRecord['kind'], unknown][] = [
    ['head', head],
    ...watch.takeChangedStates().map((one): ['states', unknown] => ['states', one]),
    ...[...watch.sums()].map((one): ['sums', unknown] => ['sums', one]),
  ];
  return bodies.map(([kind, body]) => JSON.parse(JSON.stringify({ ...place, kind, body })) as AlertStateRecord);
}

describe('what is kept of rules', () => {
  it('is readable as we write it', () => {
    expect(leftBehind().filter((record) => !isReadable(record))).toEqual([]);
    expect(leftBehind().map(({ kind }) => kind)).toEqual(expect.arrayContaining(['head', 'states', 'sums']));
  });

  it('is refused, or gone on from without a fault, whatever is changed in it', () => {
    const odd = fc.oneof(
      fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text) as unknown),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(fc.nat(), fc.nat(), odd, (record, place_, value) => {
        const records = leftBehind();
        const at = record % records.length;
        records[at] = changedAt(records[at] as AlertStateRecord, place_, value);
        const read = records.flatMap((one) => readStateRecord(Buffer.from(JSON.stringify(one))) ?? []);
        const kept = [...keptByTenant(read).values()].map((one) => damagedState(one, Date.now()));
        const watch = aWatch();
        for (const { head, states, sums } of kept)
          watch.restore({ ...(head && { head: head.watch }), states, sums: sums.map(({ record: of }) => of) });
        watch.tickTo(Date.now() + 60_000);
        watch.take(aSoldTicket('30'), Date.now());
        expect([...watch.sums()].length).toBeGreaterThan(0);
      }),
    );
  });

  it('is refused with a period that nobody knows', () => {
    const sums = { periods: { quarter: false } };
    expect(isReadable({ kind: 'sums', body: { subject: 'store:s1', sums } })).toBe(false);
  });

  it('is refused with sums of another width', () => {
    const sums = { seconds: { nowMs: 1, buckets: [[1, Array(streamedWidth + 1).fill(0)]] }, periods: {} };
    expect(isReadable({ kind: 'sums', body: { subject: 'store:s1', sums } })).toBe(false);
  });
});

/** The same with one value in its body replaced; places are counted through. */
function changedAt(record: AlertStateRecord, place: number, value: unknown): AlertStateRecord {
  const places: [Record<string, unknown>, string][] = [];
  const walk = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    for (const key of Object.keys(one)) {
      places.push([one as Record<string, unknown>, key]);
      walk((one as Record<string, unknown>)[key]);
    }
  };
  walk(record);
  const [holder, key] = places[place % places.length] as (typeof places)[number];
  holder[key] = value;
  return record;
}
