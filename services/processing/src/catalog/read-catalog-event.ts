import {
  accept,
  andThen,
  checkKey,
  decode,
  type JsonObject,
  type Outcome,
  type Place,
  reject,
} from '@vitrine/consumer';
import {
  type CatalogEvent,
  catalogIdOf,
  distinctBarcodes,
  EARLIEST_DAY,
  LATEST_DAY,
  normaliseCode,
  readEntry,
} from '@vitrine/contracts';
import type { KafkaMessage } from 'kafkajs';

/** A catalogue message as its contract wants it, codes and days in their one form, at home on its partition. */
export const readCatalogEvent = (message: KafkaMessage, place: Place): Outcome<CatalogEvent> =>
  andThen(andThen(andThen(decode(message), checkEntry), normalise), checkKey(place, keyParts));

function checkEntry(value: JsonObject): Outcome<CatalogEvent> {
  const read = readEntry(value);
  if ('entry' in read) return accept(read.entry);
  const [{ code, pointer, message }] = read.findings;
  return reject(code, pointer, message);
}

/** The warehouse's first and last date; days since which something holds lie within them. */
const nearestDay = (day: string): string => (day < EARLIEST_DAY ? EARLIEST_DAY : day > LATEST_DAY ? LATEST_DAY : day);

const CODES = ['id', 'storeId', 'sellerId', 'productId'] as const;
/** Days since which something holds: a shop of 1958 has simply always been there. */
const DAYS = ['openedOn', 'costFrom'] as const;

function normalise(event: CatalogEvent): Outcome<CatalogEvent> {
  const normal: Record<string, unknown> = { ...event };
  for (const name of CODES) {
    const code = normal[name];
    if (typeof code === 'string') normal[name] = normaliseCode(code);
  }
  if (event.type === 'promotion') normal.productIds = event.productIds.map(normaliseCode);
  if (event.type === 'product' && event.barcodes) normal.barcodes = distinctBarcodes(event.barcodes);
  for (const name of DAYS) {
    const day = normal[name];
    if (typeof day === 'string') normal[name] = nearestDay(day);
  }
  return accept(normal as unknown as CatalogEvent);
}

const keyParts = (event: CatalogEvent): readonly string[] => [event.tenantId, event.type, catalogIdOf(event)];
