import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limitedLogin } from '@vitrine/bus';
import { anAcceptedTicket, type RunningConsumer } from '@vitrine/consumer/testing';
import { topics } from '@vitrine/contracts';
import { Harness } from './testing/harness.js';

/** What docs/operations.md asks of a Kafka with access rules is enough. */
describe('alerting with no more rights in Kafka than it asks for', () => {
  let harness: Harness;
  let running: RunningConsumer;
  beforeAll(async () => {
    harness = await Harness.start('alert_rights');
    const login = await limitedLogin(harness.kafka, {
      program: 'alerting',
      prefix: harness.env.KAFKA_TOPIC_PREFIX,
      brokers: process.env.TEST_KAFKA_SASL_BROKERS ?? '',
    });
    running = await harness.alert(login);
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  it('takes tickets in, and says that it is well', async () => {
    await harness.sendAccepted([anAcceptedTicket()]);
    await harness.settled(topics.salesAccepted);
    expect(await (await fetch(`${running.url}/readyz`)).json()).toMatchObject({ status: 'ok' });
  }, 60_000);
});
