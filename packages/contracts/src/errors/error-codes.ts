/** Why a message, a row or a file was refused. A closed list: a new code is an additive change of the contract. */
export const errorCodes = [
  'invalid_json',
  'duplicate_key',
  'invalid_encoding',
  'unopened_envelope',
  'not_an_object',
  'missing_field',
  'wrong_type',
  'invalid_value',
  'too_large',
  'too_many_lines',
  'no_lines',
  'key_mismatch',
  'unknown_tenant',
  'tenant_mismatch',
  'currency_mismatch',
  'line_total_mismatch',
  'sold_in_the_future',
  'sold_too_long_ago',
  'implausible_quantity',
  'implausible_price',
  'conflicting_revision',
  'reused_event_id',
  'invalid_shares',
  'duplicate_line',
  'unknown_type',
  'unknown_time_zone',
  'invalid_period',
  'invalid_barcode',
  'invalid_columns',
  'inconsistent_rows',
  'unprocessable',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** True for a code of the closed list. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return (errorCodes as readonly unknown[]).includes(value);
}
