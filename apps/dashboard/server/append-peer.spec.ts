import { describe, expect, it } from '@jest/globals';
import { appendPeer } from './append-peer.mjs';

describe('the dashboard as a proxy', () => {
  it.each([
    [undefined, '10.0.0.7', '10.0.0.7'],
    ['203.0.113.9', '10.0.0.7', '203.0.113.9, 10.0.0.7'],
    ['1.1.1.1, 203.0.113.9', '::1', '1.1.1.1, 203.0.113.9, ::1'],
    ['203.0.113.9', undefined, '203.0.113.9, unknown'],
  ])('of %p and a peer %p says %p', (told, peer, said) => {
    const headers = told === undefined ? {} : { 'x-forwarded-for': told };
    appendPeer(headers, peer);
    expect(headers).toEqual({ 'x-forwarded-for': said });
  });
});
