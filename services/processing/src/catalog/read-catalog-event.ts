import { type CatalogEvent, catalogIdOf, catalogSchema, explainCatalog, jsonSchemaOf } from '@vitrine/contracts';
import { isTimeZone } from '@vitrine/domain';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { KafkaMessage } from 'kafkajs';
import { accept, andThen, type Outcome, reject } from '../sales/outcome.js';
import { checkKey, type Place } from '../sales/steps/check-key.js';
import { decode, type JsonObject } from '../sales/steps/decode.js';
import { normaliseCode } from '../sales/steps/normalise-code.js';

const fits = new Ajv2020({ strict: true, validateFormats: false }).compile<CatalogEvent>(jsonSchemaOf(catalogSchema));

/** A catalogue message as its contract wants it, codes in their one spelling, at home on its partition. */
export const readCatalogEvent = (message: KafkaMessage, place: Place): Outcome<CatalogEvent> =>
  andThen(andThen(andThen(decode(message), checkShape), normaliseCodes), checkKey(place, keyParts));

function checkShape(value: JsonObject): Outcome<CatalogEvent> {
  if (!fits(value)) return refusal(value);
  const event = value as unknown as CatalogEvent;
  if (event.type === 'store' && !isTimeZone(event.timeZone)) return reject('unknown_time_zone', '/timeZone');
  if (event.type === 'promotion' && event.to < event.from) return reject('invalid_period', '/to');
  return accept(event);
}

function refusal(value: JsonObject): Outcome<CatalogEvent> {
  const [found] = explainCatalog(value);
  return found ? reject(found.code, found.pointer, found.message) : reject('invalid_value');
}

const CODES = ['id', 'storeId', 'sellerId', 'productId'] as const;

function normaliseCodes(event: CatalogEvent): Outcome<CatalogEvent> {
  const normal: Record<string, unknown> = { ...event };
  for (const name of CODES) {
    const code = normal[name];
    if (typeof code === 'string') normal[name] = normaliseCode(code);
  }
  return accept(normal as unknown as CatalogEvent);
}

const keyParts = (event: CatalogEvent): readonly string[] => [event.tenantId, event.type, catalogIdOf(event)];
