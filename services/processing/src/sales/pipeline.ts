import {
  accept,
  andThen,
  checkKey,
  decode,
  type JsonObject,
  type Outcome,
  type Place,
  reject,
  type TenantEntry,
} from '@vitrine/consumer';
import type { Ticket } from '@vitrine/contracts';
import type { RowSource, SaleLineRow } from '@vitrine/warehouse';
import type { KafkaMessage } from 'kafkajs';
import { checkPlausible } from './steps/check-plausible.js';
import { checkShape } from './steps/check-shape.js';
import { contentHash } from './steps/content-hash.js';
import { deduplicate, type Known } from './steps/deduplicate.js';
import { normalise } from './steps/normalise.js';
import { protectIds } from './steps/protect-ids.js';
import { protectPeople } from './steps/protect-people.js';
import { type CatalogueView, resolveCatalogue } from './steps/resolve-catalogue.js';
import type { Sale } from './steps/sale.js';
import { toRows } from './steps/to-rows.js';

/** A message that is a ticket by the contract, at home on its partition. */
export const readTicket = (message: KafkaMessage, place: Place): Outcome<Ticket> =>
  andThen(andThen(decode(message), checkKey(place, ticketKeyParts)), checkShape);

/**
 * The plausible ticket in its one form and without a person in it. `brokerMs` is when a broker took the message; undefined when an earlier
 * try found the ticket plausible.
 */
export function prepareSale(
  ticket: Ticket,
  tenant: TenantEntry | undefined,
  brokerMs: number | undefined,
): Outcome<Sale> {
  if (tenant === undefined) return reject('unknown_tenant', '/tenantId');
  const believed = brokerMs === undefined ? accept(ticket) : checkPlausible(brokerMs, tenant.currency)(ticket);
  return andThen(believed, (whole) => accept(protectIds(tenant.key)(normalise(protectPeople(tenant.key))(whole))));
}

/** What a new or corrected sale adds to the warehouse. */
export interface NewRows {
  readonly rows: SaleLineRow[];
  readonly contentHash: bigint;
}

/** The rows of a sale that is not known already. */
export function recordSale(sale: Sale, known: Known, catalogue: CatalogueView, source: RowSource): Outcome<NewRows> {
  const hash = contentHash(sale);
  return andThen(deduplicate(sale.revision, hash, known), () =>
    accept({ rows: toRows(resolveCatalogue(sale, catalogue), hash, source), contentHash: hash }),
  );
}

function ticketKeyParts({ tenantId, storeId }: JsonObject): readonly string[] | undefined {
  return typeof tenantId === 'string' && typeof storeId === 'string' ? [tenantId, storeId] : undefined;
}
