import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { isSameOrigin } from './same-origin.js';

const request = (method: string, headers: Record<string, string>) =>
  ({ method, headers: { host: 'loja.example', ...headers } }) as unknown as FastifyRequest;
const allowed = new Set(['https://app.example']);

describe('isSameOrigin', () => {
  it.each([
    ['GET', { origin: 'https://evil.example' }, true],
    ['POST', {}, true],
    ['POST', { origin: 'https://loja.example' }, true],
    ['POST', { origin: 'https://evil.example' }, false],
    ['POST', { origin: 'null' }, false],
    ['POST', { origin: 'https://loja.example.evil.example' }, false],
    ['POST', { origin: 'https://app.example', 'sec-fetch-site': 'cross-site' }, true],
    ['POST', { 'sec-fetch-site': 'same-origin', origin: 'https://loja.example' }, true],
    ['POST', { 'sec-fetch-site': 'same-site', origin: 'https://loja.example' }, false],
    ['DELETE', { 'sec-fetch-site': 'cross-site' }, false],
    ['PATCH', { origin: 'https://front.example', 'x-forwarded-host': 'front.example, inner' }, true],
  ])('%s with %j: %p', (method, headers, expected) => {
    expect(isSameOrigin(request(method, headers), allowed)).toBe(expected);
  });
});
