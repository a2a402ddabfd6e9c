import { accept, type Outcome, reject } from '@vitrine/consumer';
import { type AlertRaised, alertRaisedSchema, explainIssues, parseJson } from '@vitrine/contracts';

/** A record of `alerts.raised.v1` as its contract wants it. Fields of a later version pass. */
export function readAlertRaised({ value }: { readonly value: Buffer | null }): Outcome<AlertRaised> {
  const content = parseJson(value?.toString() ?? '');
  if (content === undefined) return reject('invalid_json');
  const { success, data, error } = alertRaisedSchema.safeParse(content);
  if (success) return accept(data);
  const [found] = explainIssues(alertRaisedSchema, content, error.issues, 'en');
  return found ? reject(found.code, found.pointer, found.message) : reject('invalid_value');
}
