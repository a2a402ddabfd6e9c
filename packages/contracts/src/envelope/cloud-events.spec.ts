import { describe, expect, it } from '@jest/globals';
import { headerText, isUnopenedEnvelope, openEnvelope } from './cloud-events.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const binary = {
  ce_specversion: bytes('1.0'),
  ce_id: bytes('evt-1'),
  ce_source: bytes('/tills/7'),
  ce_type: bytes('com.example.ticket.closed'),
  ce_time: bytes('2026-11-20T12:00:00Z'),
  ce_subject: bytes('T-1'),
  'content-type': bytes('application/json'),
};

describe('openEnvelope', () => {
  it('reads the headers of binary mode and lends the id to a ticket without one', () => {
    expect(openEnvelope(binary, { ticketId: 'T-1' })).toEqual({
      mode: 'binary',
      eventId: '/tills/7#evt-1',
      source: '/tills/7',
      type: 'com.example.ticket.closed',
      time: '2026-11-20T12:00:00Z',
      subject: 'T-1',
      value: { ticketId: 'T-1', eventId: '/tills/7#evt-1' },
    });
  });

  it("leaves a ticket's own eventId alone", () => {
    expect(openEnvelope(binary, { eventId: 'mine' }).value).toEqual({ eventId: 'mine' });
  });

  it('takes the ticket out of structured mode', () => {
    const value = { specversion: '1.0', id: 'evt-2', source: '/erp', type: 't', data: { ticketId: 'T-2' } };
    const headers = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };
    expect(openEnvelope(headers, value)).toEqual({
      mode: 'structured',
      eventId: '/erp#evt-2',
      source: '/erp',
      type: 't',
      value: { ticketId: 'T-2', eventId: '/erp#evt-2' },
    });
  });

  it('takes it out of base64 too, where a library was handed bytes', () => {
    const headers = { 'content-type': 'application/cloudevents+json' };
    const base64 = Buffer.from('\uFEFF{"ticketId":"T-\u00E7"}').toString('base64');
    const value = { specversion: '1.0', id: '3', source: '/erp', data_base64: base64 };
    expect(openEnvelope(headers, value).value).toEqual({ ticketId: 'T-\u00E7', eventId: '/erp#3' });
  });

  it.each([
    ['no base64', '%%'],
    ['no text', 7],
    ['no JSON', btoa('hello')],
    ['no UTF-8', btoa('"\u00E7"')],
  ])('leaves an envelope closed whose bytes are %s', (_, data_base64) => {
    const value = { specversion: '1.0', data_base64 };
    const opened = openEnvelope({ 'content-type': 'application/cloudevents+json' }, value);
    expect(opened).toEqual({ mode: 'none', value });
    expect(isUnopenedEnvelope(opened.value)).toBe(true);
  });

  it('forgives attributes of the wrong type and a capital header name', () => {
    const value = { specversion: '1.0', id: 5, data: [1] };
    const headers = { 'Content-Type': 'application/cloudevents+json' };
    expect(openEnvelope(headers, value)).toEqual({ mode: 'structured', value: [1] });
  });

  it.each([
    ['no headers', undefined, { a: 1 }],
    ['other headers', { trace: 'x' }, { a: 1 }],
    ['another version of CloudEvents', { ...binary, ce_specversion: '0.3' }, { a: 1 }],
    ['structured content without data', { 'content-type': 'application/cloudevents+json' }, { specversion: '1.0' }],
    ['structured content that is no object', { 'content-type': 'application/cloudevents+json' }, [1]],
    ['a batch of events', { 'content-type': 'application/cloudevents-batch+json' }, { specversion: '1.0', data: {} }],
  ])('passes a message with %s on as it is', (_, headers, value) => {
    expect(openEnvelope(headers, value)).toEqual({ mode: 'none', value });
  });

  it('does not put an id into what is no object, nor an empty one', () => {
    expect(openEnvelope(binary, 'text').value).toBe('text');
    expect(openEnvelope({ ...binary, ce_id: '' }, { a: 1 }).value).toEqual({ a: 1 });
  });

  it('keeps two sources apart that count from the same number, and stays within the length of an id', () => {
    const from = (ce_source: string) => openEnvelope({ ce_specversion: '1.0', ce_id: '1', ce_source }, {}).eventId;
    expect(from('/till/1')).not.toBe(from('/till/2'));
    expect(from('x'.repeat(500))).toHaveLength(128);
    const long = `https://gateway.example/${'x'.repeat(200)}`;
    expect(from(`${long}/till/1`)).not.toBe(from(`${long}/till/2`));
    expect(from('💥'.repeat(200))).not.toMatch(/\p{Surrogate}/u);
  });
});

it('headerText takes the last of repeated headers', () => {
  expect(headerText([bytes('a'), 'b'])).toBe('b');
  expect(headerText([])).toBe('');
});
