import { type AcceptedTicket, acceptedSchema, explainIssues, isPlainlyAccepted, parseJson } from '@vitrine/contracts';
import type { KafkaMessage } from 'kafkajs';
import { accept, type Outcome, reject } from './outcome.js';

/** A record of `sales.accepted.v1` as its contract wants it. Fields of a later version pass. */
export function readAcceptedTicket({ value }: Pick<KafkaMessage, 'value'>): Outcome<AcceptedTicket> {
  const content = parseJson(value?.toString() ?? '');
  if (content === undefined) return reject('invalid_json');
  if (isPlainlyAccepted(content)) return accept(content);
  const { success, data, error } = acceptedSchema.safeParse(content);
  if (success) return accept(data);
  const [found] = explainIssues(acceptedSchema, content, error.issues, 'en');
  return found ? reject(found.code, found.pointer, found.message) : reject('invalid_value');
}
