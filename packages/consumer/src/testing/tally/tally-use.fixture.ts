import { topics } from '@vitrine/contracts';

/** What a real service has in `kafka-uses.ts`. */
export const tallyUse = {
  group: 'tally',
  transactionalIds: { [topics.salesAccepted]: 'tally' },
  writes: [topics.salesRejected],
};
