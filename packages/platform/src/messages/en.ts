/** What problems say; `{name}` and `{name:one|many}` are filled in. Title: what happened; detail: what to do. */
export const en = {
  invalid_json: {
    title: 'The body is not valid JSON',
    detail: 'Check quotes, commas and brackets, and that the text is UTF-8.',
  },
  invalid_body: { title: 'The body does not fit this endpoint', detail: 'See errors for each field.' },
  invalid_query: { title: 'The address has wrong parameters', detail: 'See errors for each parameter.' },
  invalid_path: { title: 'The address has a wrong part', detail: 'See errors for each part.' },
  invalid_header: { title: 'A header is wrong or missing', detail: 'See errors for each header.' },
  bad_request: { title: 'The request cannot be read', detail: 'Check the address, the headers and the body.' },
  unauthenticated: { title: 'Please sign in', detail: 'Send a session cookie or an API key that is still valid.' },
  forbidden: { title: 'You may not do this', detail: 'Your role or scope does not include it.' },
  not_found: { title: 'Nothing here', detail: 'There is nothing at this address that you may see.' },
  request_timeout: { title: 'The request did not arrive as a whole', detail: 'Send it again, in one go.' },
  method_not_allowed: { title: 'This address does not take {method}', detail: 'It takes {allowed}.' },
  not_acceptable: { title: 'This form of answer is not offered', detail: 'Ask for application/json.' },
  conflict: { title: 'This conflicts with what is there', detail: 'Read the current state and try again.' },
  payload_too_large: { title: 'The body is too large', detail: 'At most {limit} bytes are taken.' },
  unsupported_media_type: { title: 'This content type is not taken', detail: 'Send application/json.' },
  too_many_requests: { title: 'Too many requests', detail: 'Try again in {seconds} {seconds:second|seconds}.' },
  unavailable: { title: 'A part of the system does not answer', detail: 'Nothing is lost. Try again in a moment.' },
  other_tenant: { title: 'This key or session belongs to another tenant', detail: 'Leave X-Tenant-Id out.' },
  idempotency_mismatch: {
    title: 'This Idempotency-Key was used for another request',
    detail: 'Use a new key for a new request.',
  },
  idempotency_running: { title: 'The same request is still running', detail: 'Ask again in a moment.' },
  internal: {
    title: 'Something went wrong on our side',
    detail: 'It is noted under the trace id. Nothing was changed halfway.',
  },
} as const;

/** What errors[] says about one field. `example` follows where the form is known. */
export const enFields = {
  example: 'Example: {example}.',
  missing_field: 'Is missing.',
  unknown_field: 'Is not known here.',
  wrong_type: 'Must be {expected}.',
  invalid_value: 'Has a value that is not allowed.',
  invalid_choice: 'Must be one of: {options}.',
  invalid_format: 'Is not in the expected form.',
  unfit_text: 'Holds a character that cannot be kept: NUL, or half of one (a lone surrogate). Take it out.',
  too_deep: 'Is nested too deeply: at most {maximum} levels are taken.',
  too_many_values: 'Holds too many values: at most {maximum} are taken in one request.',
  too_small: 'Must be at least {minimum}.',
  too_big: 'Must be at most {maximum}.',
  too_short: 'Is too short: at least {minimum}.',
  too_long: 'Is too long: at most {maximum}.',
} as const;

/** What a value must be, by the names that zod has for it. */
export const enKinds = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  other: 'of another kind',
} as const;
