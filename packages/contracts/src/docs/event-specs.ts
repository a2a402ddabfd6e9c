import type { z } from 'zod';
import { alertPartialSchema } from '../alerts/partial.js';
import { alertRaisedSchema } from '../alerts/raised.js';
import { alertStateSchema } from '../alerts/state.js';
import { stateChangedSchema } from '../alerts/state-changed.js';
import { acceptedEntrySchema } from '../catalog/accepted-entry.js';
import { catalogSchema } from '../catalog/catalog.js';
import { recommendationFeedbackSchema } from '../recommendations/feedback.js';
import { acceptedSchema } from '../sales/accepted.js';
import { rejectedHeadersSchema } from '../sales/rejected.js';
import { ticketSchema } from '../sales/ticket.js';
import { type TopicName, topics } from '../topics.js';
import { exampleAlertPartial, exampleAlertRaised, exampleAlertState, exampleStateChanged } from './alert-examples.js';
import {
  exampleAccepted,
  exampleAcceptedEntry,
  exampleCatalog,
  exampleFeedback,
  exampleRejected,
  exampleTicket,
} from './examples.js';

/** What the documents say of a topic. All of them are generated from this list and the schemas. */
export interface EventSpec {
  readonly topic: TopicName;
  /** Name of the message, and of its JSON Schema file. */
  readonly name: string;
  readonly title: string;
  readonly key: string;
  readonly writers: string;
  /** `receive`: Vitrine reads it, producers write; `send`: Vitrine writes it. */
  readonly action: 'receive' | 'send';
  readonly summary: string;
  /** Schema of the value, or of the headers where the value is somebody else's bytes. */
  readonly schema: z.ZodType;
  readonly describes: 'value' | 'headers';
  readonly example: unknown;
}

export const eventSpecs: readonly EventSpec[] = [
  {
    topic: topics.salesRaw,
    name: 'ticket',
    title: 'Ticket',
    key: 'tenantId:storeId',
    writers: 'producers, ingestion',
    action: 'receive',
    summary:
      'A ticket as the till closed it. Sending it again is always safe. A correction or a void is the same ticketId with a higher revision and replaces the ticket whole; a return is a ticket of its own with negative quantities.',
    schema: ticketSchema,
    describes: 'value',
    example: exampleTicket,
  },
  {
    topic: topics.catalogRaw,
    name: 'catalog',
    title: 'Catalogue entry',
    key: 'tenantId:type:id',
    writers: 'producers, ingestion',
    action: 'receive',
    summary:
      'An upsert of a store, seller, product, target, promotion, stock level, market index or closing total. The newest entry of a key is valid. Tickets may arrive before it.',
    schema: catalogSchema,
    describes: 'value',
    example: exampleCatalog,
  },
  {
    topic: topics.catalogAccepted,
    name: 'accepted-entry',
    title: 'Accepted catalogue entry',
    key: 'tenantId:type:id',
    writers: 'processing',
    action: 'send',
    summary:
      'What sales need of a store, seller or product that was accepted, without names. Written in one transaction with the offset of its judgement, after the warehouse has it: every pod of processing knows exactly what the warehouse knows.',
    schema: acceptedEntrySchema,
    describes: 'value',
    example: exampleAcceptedEntry,
  },
  {
    topic: topics.salesAccepted,
    name: 'accepted-ticket',
    title: 'Accepted ticket',
    key: 'tenantId:storeId',
    writers: 'processing',
    action: 'send',
    summary:
      'The checked, normalised, deduplicated ticket without personal data, with what it replaced. Written in a transaction: read with read_committed. `source` makes readers idempotent. A record with the header `vitrine-moved` is a copy for the group that it names: all others pass over it.',
    schema: acceptedSchema,
    describes: 'value',
    example: exampleAccepted,
  },
  {
    topic: topics.salesRejected,
    name: 'rejected-headers',
    title: 'Rejected message',
    key: "the original's",
    writers: 'processing',
    action: 'send',
    summary:
      'A message that cannot be counted: the original bytes, and headers that say why. The one place downstream with personal data in the clear: for its producer only, kept 7 days.',
    schema: rejectedHeadersSchema,
    describes: 'headers',
    example: exampleRejected,
  },
  {
    topic: topics.alertsRaised,
    name: 'alert-raised',
    title: 'Alert',
    key: 'tenantId:storeId',
    writers: 'alerting',
    action: 'send',
    summary:
      'A rule began or ceased to hold for one store, seller, product or sale, or what an open alert says has changed. Written in the transaction that commits the offset of what made it so: never missing, never twice. The key of alerts above one store is the tenant alone.',
    schema: alertRaisedSchema,
    describes: 'value',
    example: exampleAlertRaised,
  },
  {
    topic: topics.alertsPartials,
    name: 'alert-partial',
    title: 'Partial sums',
    key: 'tenantId:grain:group',
    writers: 'alerting',
    action: 'send',
    summary:
      'What a batch of accepted tickets of one partition adds to its network and regions, so that one owner of each adds up what stores on all partitions sold. Written in the transaction of the batch. Internal: read by alerting alone.',
    schema: alertPartialSchema,
    describes: 'value',
    example: exampleAlertPartial,
  },
  {
    topic: topics.alertsState,
    name: 'alert-state',
    title: 'State of alerting',
    key: 'stage|kind|tenantId|subject',
    writers: 'alerting',
    action: 'send',
    summary:
      'The memory of alerting: where rules stand, and the sums that they look at. Compacted. A record lies in the partition with the number of the input that it was made of, in the transaction that commits the offset and carries the alerts. Internal: read by alerting alone.',
    schema: alertStateSchema,
    describes: 'value',
    example: exampleAlertState,
  },
  {
    topic: topics.stateChanged,
    name: 'state-changed',
    title: 'State changed',
    key: 'tenantId:kind:id',
    writers: 'api',
    action: 'send',
    summary:
      'Something that services keep in memory has another version: whoever keeps it reads it anew. Written through an outbox, in the order of the changes.',
    schema: stateChangedSchema,
    describes: 'value',
    example: exampleStateChanged,
  },
  {
    topic: topics.recommendationFeedback,
    name: 'recommendation-feedback',
    title: 'Feedback on an offer',
    key: 'tenantId:storeId',
    writers: 'api',
    action: 'send',
    summary:
      'Somebody offered a product, sold it, or says that it is of no use. It may come up to 7 days late, and twice: of one offer of one seller each outcome counts once. Written through an outbox.',
    schema: recommendationFeedbackSchema,
    describes: 'value',
    example: exampleFeedback,
  },
];
