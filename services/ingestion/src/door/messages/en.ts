/** What the door's own problems say: what happened, and what to do. */
export const en = {
  not_a_list: {
    title: 'The body is no list',
    detail: 'Send a JSON array of objects, or one object a line as application/x-ndjson.',
  },
  empty_batch: { title: 'The body holds no item', detail: 'Send at least one.' },
  too_many_items: {
    title: 'Too many items at once',
    detail: 'A request holds at most {most}. Send the rest in another.',
  },
  broken_gzip: {
    title: 'The body could not be unpacked',
    detail: 'Content-Encoding says gzip, and the bytes are none. Send them as they are, or pack them again.',
  },
  unsupported_encoding: {
    title: 'This Content-Encoding is not understood',
    detail: 'Send the body as it is, or packed with gzip.',
  },
  busy: {
    title: 'Too much is waiting to be stored',
    detail: 'Nothing of this request was taken. Send it again after Retry-After; that is always safe.',
  },
  unavailable: {
    title: 'A part of the system does not answer',
    detail:
      'What of this request is stored is not known. Send it again unchanged after Retry-After; what has arrived counts once.',
  },
  unauthenticated: {
    title: 'An API key is missing, or opens nothing',
    detail: 'Send a key of the role producer as Authorization: Bearer <key>. A revoked key opens nothing any more.',
  },
  forbidden: {
    title: 'This key may not write sales',
    detail: 'Send a key of the role producer or admin that is of the whole organisation.',
  },
  unsupported_media_type: {
    title: 'This content type is not taken',
    detail: 'Send a JSON array as application/json, or one object a line as application/x-ndjson.',
  },
} as const;
