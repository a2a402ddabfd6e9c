/** Codes of why a message failed, waits or was folded that have words of their own. */
const known = [
  'quietHours',
  'budget',
  'digest',
  'flapping',
  'duplicate',
  'newer',
  'outOfScope',
  'settled',
  'gone',
  'endpoint_gone',
  'endpoint_off',
  'timeout',
  'unreachable',
  'our_fault',
  'recipient_gone',
  'address_invalid',
  'mail_not_set_up',
  'mail_login_refused',
  'mail_server_away',
  'push_not_set_up',
  'no_device',
  'only_replayed',
] as const;
const helped = [
  ...(['gone', 'endpoint_gone', 'endpoint_off', 'timeout', 'unreachable', 'http', 'target', 'other'] as const),
  ...(['address_invalid', 'mail_not_set_up', 'mail_login_refused', 'mail_server_away', 'mail_status'] as const),
  ...(['push_not_set_up', 'no_device'] as const),
];
const answers: Readonly<Record<string, string>> = { http: 'http', mail: 'mail_status' };

export interface SaidReason {
  /** Of `deliveries.reasons`, with its values. */
  key: string;
  values: { status: string; code: string };
}

/** The words of a reason by its key; a code that nobody has words for is quoted. */
export function sayReason(code: string): SaidReason {
  const [, by = '', status = ''] = /^(http|mail)_(\d{3})$/u.exec(code) ?? [];
  const key = answers[by] ?? (code.startsWith('target_') ? 'target' : (known.find((one) => one === code) ?? 'other'));
  return { key, values: { status, code } };
}

/** What people can do about a failed message, as a key of `deliveries.todo`; null where nothing is theirs to do. */
export function whatToDo(code: string): string | null {
  const { key } = sayReason(code);
  return helped.find((one) => one === key) ?? null;
}
