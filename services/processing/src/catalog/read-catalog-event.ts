import {
  type CatalogEvent,
  catalogIdOf,
  catalogSchema,
  EARLIEST_DAY,
  explainCatalog,
  jsonSchemaOf,
  LATEST_DAY,
  normaliseCode,
} from '@vitrine/contracts';
import { isTimeZone } from '@vitrine/domain';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { KafkaMessage } from 'kafkajs';
import { accept, andThen, type Outcome, reject } from '../sales/outcome.js';
import { checkKey, type Place } from '../sales/steps/check-key.js';
import { decode, type JsonObject } from '../sales/steps/decode.js';

const fits = new Ajv2020({ strict: true, validateFormats: false }).compile<CatalogEvent>(jsonSchemaOf(catalogSchema));

/** A catalogue message as its contract wants it, codes and days in their one form, at home on its partition. */
export const readCatalogEvent = (message: KafkaMessage, place: Place): Outcome<CatalogEvent> =>
  andThen(andThen(andThen(decode(message), checkShape), normalise), checkKey(place, keyParts));

function checkShape(value: JsonObject): Outcome<CatalogEvent> {
  if (!fits(value)) return refusal(value);
  const event = value as unknown as CatalogEvent;
  if (event.type === 'store' && !isTimeZone(event.timeZone)) return reject('unknown_time_zone', '/timeZone');
  if (event.type === 'promotion' && event.to < event.from) return reject('invalid_period', '/to');
  if (event.type === 'target' && nearestDay(event.day) !== event.day) return reject('invalid_value', '/day');
  return accept(event);
}

/** A day beyond the warehouse's dates would be refused with its whole batch, for ever. */
const nearestDay = (day: string): string => (day < EARLIEST_DAY ? EARLIEST_DAY : day > LATEST_DAY ? LATEST_DAY : day);

function refusal(value: JsonObject): Outcome<CatalogEvent> {
  const [found] = explainCatalog(value);
  return found ? reject(found.code, found.pointer, found.message) : reject('invalid_value');
}

const CODES = ['id', 'storeId', 'sellerId', 'productId'] as const;
/** Days since which something holds: a shop of 1958 has simply been there since ever. */
const DAYS = ['openedOn', 'costFrom'] as const;

function normalise(event: CatalogEvent): Outcome<CatalogEvent> {
  const normal: Record<string, unknown> = { ...event };
  for (const name of CODES) {
    const code = normal[name];
    if (typeof code === 'string') normal[name] = normaliseCode(code);
  }
  if (event.type === 'promotion') normal.productIds = event.productIds.map(normaliseCode);
  for (const name of DAYS) {
    const day = normal[name];
    if (typeof day === 'string') normal[name] = nearestDay(day);
  }
  return accept(normal as unknown as CatalogEvent);
}

const keyParts = (event: CatalogEvent): readonly string[] => [event.tenantId, event.type, catalogIdOf(event)];
