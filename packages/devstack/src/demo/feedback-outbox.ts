import { ticketKeyOf, topics } from '@vitrine/contracts';
import { createStore } from '@vitrine/store';
import type { TellFeedback } from './demo-teller.js';

/** Feedback on its way to the topic as the api sends it, but of any age: the api takes none of last month's offers. */
export const feedbackOutbox =
  (databaseUrl: string): TellFeedback =>
  async (records) => {
    const [first] = records;
    if (first === undefined) return;
    const store = createStore(databaseUrl, { maxConnections: 1 });
    const topic = topics.recommendationFeedback;
    try {
      await store.outbox.add(
        first.tenantId,
        records.map((record) => ({ topic, key: ticketKeyOf(record), value: record })),
      );
    } finally {
      await store.close();
    }
  };
