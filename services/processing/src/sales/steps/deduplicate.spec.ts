import { describe, expect, it } from '@jest/globals';
import { deduplicate } from './deduplicate.js';

const current = { revision: 3, contentHash: 7n };

describe('deduplicate', () => {
  it.each([
    {
      what: 'a ticket never seen',
      revision: 0,
      hash: 7n,
      known: { isEventSeen: false, current: undefined },
      kind: 'accepted',
    },
    {
      what: 'an event seen before, whatever it says',
      revision: 9,
      hash: 1n,
      known: { isEventSeen: true, current },
      kind: 'duplicate',
    },
    {
      what: 'a revision of the past',
      revision: 2,
      hash: 1n,
      known: { isEventSeen: false, current },
      kind: 'duplicate',
    },
    {
      what: 'the same content again',
      revision: 3,
      hash: 7n,
      known: { isEventSeen: false, current },
      kind: 'duplicate',
    },
    {
      what: 'other content under one revision',
      revision: 3,
      hash: 8n,
      known: { isEventSeen: false, current },
      kind: 'rejected',
    },
    { what: 'a higher revision', revision: 4, hash: 7n, known: { isEventSeen: false, current }, kind: 'accepted' },
  ])('$what is $kind', ({ revision, hash, known, kind }) => {
    expect(deduplicate(revision, hash, known).kind).toBe(kind);
  });

  it('says whether a ticket is new or corrects one', () => {
    expect(deduplicate(0, 1n, { isEventSeen: false, current: undefined })).toEqual({ kind: 'accepted', value: 'new' });
    expect(deduplicate(4, 1n, { isEventSeen: false, current })).toEqual({ kind: 'accepted', value: 'correction' });
  });
});
