import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
// kafkajs has no public way to ask what it would write.
import encodeRecord from 'kafkajs/src/protocol/recordBatch/record/v0/index.js';
import { sendable } from './sendable.js';

const bytes = fc.uint8Array({ maxLength: 12 }).map((content) => Buffer.from(content));
/** As kafkajs hands headers out, whatever a producer has sent. */
const content = fc.oneof(bytes, fc.constant(null), fc.array(fc.oneof(bytes, fc.constant(null))), fc.constant(Object));
const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('', '__proto__', 'constructor'));

describe('a record that goes on', () => {
  it('can be written whatever headers it came with, and keeps all that have a value', () => {
    fc.assert(
      fc.property(fc.dictionary(name, content, { noNullPrototype: true }), (headers) => {
        const record = { topic: 't', key: null, value: null, headers: headers as never };
        const sent = sendable(record);
        expect(() => encodeRecord({ key: null, value: null, headers: sent.headers })).not.toThrow();
        const kept = (of: object) => Object.values(of).flat().filter(Buffer.isBuffer);
        expect(kept(sent.headers ?? {})).toEqual(kept(headers));
      }),
    );
  });

  it('leaves out a header without a value, alone or among others of its name', () => {
    const headers = { traceparent: null, list: [null, Buffer.from('a'), null], till: '7' } as never;
    expect(sendable({ topic: 't', key: null, value: null, headers }).headers).toEqual({
      list: Buffer.from('a'),
      till: '7',
    });
  });
});
