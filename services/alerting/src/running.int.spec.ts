import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { Harness } from './testing/harness.js';

describe('alerting', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('alert_running');
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  it('takes tickets in, passes over what it cannot read, and says that it is well', async () => {
    const running = await harness.alert();
    await harness.send(topics.salesAccepted, [{ key: 'loja:s1', value: 'not a ticket' }]);
    await harness.settled(topics.salesAccepted);
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    expect(metrics).toMatch(/^vitrine_alerting_rejected_total\{[^}]*code="invalid_json"[^}]*\} 1$/m);
    expect(await (await fetch(`${running.url}/readyz`)).json()).toMatchObject({ status: 'ok' });
  }, 60_000);
});
