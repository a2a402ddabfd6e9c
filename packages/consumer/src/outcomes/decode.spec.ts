import { describe, expect, it } from '@jest/globals';
import { MAX_TICKET_BYTES } from '@vitrine/contracts';
import { decode } from './decode.js';

const ofText = (text: string, headers = {}) => decode({ value: Buffer.from(text), headers });

describe('decode', () => {
  it('turns bytes into an object', () => {
    expect(ofText('{"a":1}')).toEqual({ kind: 'accepted', value: { a: 1 } });
  });

  it.each([
    { sent: 'nothing at all', value: null, code: 'invalid_json' },
    { sent: 'half an object', value: Buffer.from('{"a":'), code: 'invalid_json' },
    { sent: 'a byte order mark alone', value: Buffer.from('\uFEFF'), code: 'invalid_json' },
    {
      sent: 'an envelope without its header',
      value: Buffer.from('{"specversion":"1.0","type":"sale","data":{}}'),
      code: 'unopened_envelope',
    },
    { sent: 'a list', value: Buffer.from('[]'), code: 'not_an_object' },
    { sent: 'a bare null', value: Buffer.from('null'), code: 'not_an_object' },
    { sent: 'Latin-1', value: Buffer.from('{"a":"\xe7"}', 'latin1'), code: 'invalid_encoding' },
    { sent: 'more than 1 MB', value: Buffer.alloc(MAX_TICKET_BYTES + 1, 32), code: 'too_large' },
  ])('refuses $sent as $code', ({ value, code }) => {
    expect(decode({ value, headers: {} })).toMatchObject({ kind: 'rejected', code, path: '' });
  });

  it('reads past the byte order mark of Windows', () => {
    expect(decode({ value: Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]), headers: {} })).toEqual({
      kind: 'accepted',
      value: {},
    });
  });

  it('knows a message that was shortened because no broker took it whole for what it was: too large', () => {
    expect(ofText('{"ticketId":"t-1","no', { 'vitrine-truncated': 'true' })).toMatchObject({ code: 'too_large' });
  });

  it('judges by what it says a whole message whose producer left that header on it', () => {
    expect(ofText('{"ticketId":"t-1"}', { 'vitrine-truncated': 'true' })).toMatchObject({ kind: 'accepted' });
  });

  it('refuses a key twice, in the data of an envelope too', () => {
    expect(ofText('{"ticketId":"a","ticketId":"b"}')).toMatchObject({ code: 'duplicate_key' });
    const data_base64 = Buffer.from('{"ticketId":"a","ticketId":"b"}').toString('base64');
    const envelope = JSON.stringify({ specversion: '1.0', id: '1', source: '/t', type: 't', data_base64 });
    expect(ofText(envelope, { 'content-type': 'application/cloudevents+json' })).toMatchObject({
      code: 'unopened_envelope',
    });
  });

  it('takes the eventId from CloudEvents headers when the content has none', () => {
    const headers = { ce_specversion: '1.0', ce_id: 'ce-1', ce_source: '/till/1', ce_type: 'sale' };
    expect(ofText('{"ticketId":"t"}', headers)).toMatchObject({ value: { ticketId: 't', eventId: '/till/1#ce-1' } });
    expect(ofText('{"eventId":"own"}', headers)).toMatchObject({ value: { eventId: 'own' } });
  });
});
