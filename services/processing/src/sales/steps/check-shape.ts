import { accept, type JsonObject, type Outcome, reject } from '@vitrine/consumer';
import { explainTicket, jsonSchemaOf, type Ticket, ticketSchema } from '@vitrine/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';

/**
 * The contract, compiled: ajv answers yes or no several times faster than zod and fills in defaults. Unknown fields pass, and stay in the
 * raw topic.
 */
const fits = new Ajv2020({ useDefaults: true, strict: true, validateFormats: false }).compile<Ticket>(
  jsonSchemaOf(ticketSchema),
);

/** Fields, types and formats. Only a refusal pays for the slower look that says what is wrong and where. */
export function checkShape(value: JsonObject): Outcome<Ticket> {
  if (fits(value)) return accept(value as unknown as Ticket);
  const [found] = explainTicket(value);
  return found ? reject(found.code, found.pointer, found.message) : reject('invalid_value');
}
