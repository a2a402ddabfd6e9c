import {
  type CatalogEvent,
  catalogIdOf,
  catalogSchema,
  explainCatalog,
  jsonSchemaOf,
  normaliseCode,
} from '@vitrine/contracts';
import { isTimeZone } from '@vitrine/domain';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { KafkaMessage } from 'kafkajs';
import { accept, andThen, type Outcome, reject } from '../sales/outcome.js';
import { checkKey, type Place } from '../sales/steps/check-key.js';
import { decode, type JsonObject } from '../sales/steps/decode.js';
import { SINCE_EVER } from './cost-history.js';

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

/** The warehouse's dates end here; one beyond would be refused with its whole batch, for ever. */
const LAST_DAY = '2149-06-06';

const nearestDay = (day: string): string => (day < SINCE_EVER ? SINCE_EVER : day > LAST_DAY ? LAST_DAY : day);

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
  for (const name of DAYS) {
    const day = normal[name];
    if (typeof day === 'string') normal[name] = nearestDay(day);
  }
  return accept(normal as unknown as CatalogEvent);
}

const keyParts = (event: CatalogEvent): readonly string[] => [event.tenantId, event.type, catalogIdOf(event)];
