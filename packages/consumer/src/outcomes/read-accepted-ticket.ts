import {
  type AcceptedTicket,
  acceptedSchema,
  explainIssues,
  isAnothersCopy,
  isPlainlyAccepted,
  parseJson,
} from '@vitrine/contracts';
import type { KafkaMessage } from 'kafkajs';
import { accept, duplicate, type Outcome, reject } from './outcome.js';

/**
 * A record of `sales.accepted.v1` as its contract wants it. Fields of a later version pass. A copy that another group than `group`, the
 * reader's own without prefix, has moved is a duplicate: the original is read, or was.
 */
export function readAcceptedTicket(
  { value, headers }: Pick<KafkaMessage, 'value' | 'headers'>,
  group: string,
): Outcome<AcceptedTicket> {
  if (isAnothersCopy(headers, group)) return duplicate;
  const content = parseJson(value?.toString() ?? '');
  if (content === undefined) return reject('invalid_json');
  if (isPlainlyAccepted(content)) return accept(content);
  const { success, data, error } = acceptedSchema.safeParse(content);
  if (success) return accept(data);
  const [found] = explainIssues(acceptedSchema, content, error.issues, 'en');
  return found ? reject(found.code, found.pointer, found.message) : reject('invalid_value');
}
