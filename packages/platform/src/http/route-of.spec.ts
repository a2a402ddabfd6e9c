import { expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { routeOf } from './route-of.js';

const routed = (url: string | undefined) => ({ routeOptions: { url } }) as Pick<FastifyRequest, 'routeOptions'>;

it.each([
  ['/v1/sales::batch', '/v1/sales:batch'],
  ['/v1/stores/:storeId', '/v1/stores/:storeId'],
  [undefined, undefined],
])('the route that Fastify calls %p is %p', (url, route) => expect(routeOf(routed(url))).toBe(route));
