import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, type CanActivate, Controller, Get, HttpException, Module, Param, Post, Query } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { HealthController } from '../health/health.controller.js';
import { HealthChecks } from '../health/health-checks.js';
import { createLogger } from '../logger.js';
import { createRegistry } from '../metrics/registry.js';
import { ProblemError } from '../problems/problem-error.js';
import { callOf } from './call.js';
import { createHttpApp } from './create-http-app.js';

class Away extends Error {
  override readonly name = 'StoreUnavailable';
  readonly retryable = true;
}

@Controller('things')
class ThingsController {
  @Get()
  list(
    @Query({ schema: z.strictObject({ limit: z.coerce.number().int().max(5).default(2) }) }) query: { limit: number },
  ) {
    return query;
  }

  @Post()
  create(@Body({ schema: z.strictObject({ name: z.string() }) }) body: { name: string }) {
    return body;
  }

  @Get('errors/:kind')
  fail(@Param('kind') kind: string) {
    if (kind === 'away') throw new Away('Postgres does not answer.');
    if (kind === 'nest') throw new HttpException('secret', 409);
    throw new Error('secret row of a customer');
  }
}

let isStoreUp = true;
const checks = new HealthChecks({
  postgres: () => (isStoreUp ? Promise.resolve() : Promise.reject(new Away('Postgres does not answer.'))),
});

/** Lets nobody in who calls themselves nobody, and knows the language of everyone else. */
const guard: CanActivate = {
  canActivate(context) {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.headers.authorization === 'nobody') throw new ProblemError(401, 'unauthenticated');
    if (request.headers.authorization === 'ana') callOf(request).locale = 'pt-BR';
    return true;
  },
};

@Module({
  controllers: [ThingsController, HealthController],
  providers: [
    { provide: HealthChecks, useValue: checks },
    { provide: Registry, useValue: createRegistry('spec') },
    { provide: APP_GUARD, useValue: guard },
  ],
})
class SpecModule {}

let app: NestFastifyApplication;
let url: string;

beforeAll(async () => {
  ({ app } = await createHttpApp(SpecModule, { logger: createLogger('spec', 'silent'), bodyLimit: 200 }));
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(() => app?.close());

const post = (body: string, type = 'application/json', headers: Record<string, string> = {}) =>
  fetch(`${url}/things`, { method: 'POST', body, headers: { 'content-type': type, ...headers } });

describe('a body that stops half-way', () => {
  it.each([
    { told: 'its length', headers: 'Content-Length: 50' },
    { told: 'no length', headers: 'Transfer-Encoding: chunked' },
  ])('is answered with 408 when it told $told, and its connection is closed', async ({ headers }) => {
    const { app: impatient } = await createHttpApp(SpecModule, {
      logger: createLogger('spec', 'silent'),
      requestWithinMs: 400,
    });
    await impatient.listen(0, '127.0.0.1');
    const socket = connect(Number(new URL(await impatient.getUrl()).port), '127.0.0.1');
    socket.write(
      `POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${headers}\r\n\r\n5\r\n{"nam\r\n`,
    );
    let answer = '';
    for await (const bytes of socket) answer += String(bytes);
    expect(answer).toMatch(/^HTTP\/1.1 408 /u);
    expect(answer).toContain('"code":"request_timeout"');
    await impatient.close();
  });
});

describe('the edge', () => {
  it.each([
    ['broken JSON', () => post('{"name":'), 400, 'invalid_json'],
    ['an empty body', () => post(''), 400, 'invalid_json'],
    ['a missing field', () => post('{}'), 400, 'invalid_body'],
    ['no object', () => post('[]'), 400, 'invalid_body'],
    ['another content type', () => post('a,b', 'text/csv'), 415, 'unsupported_media_type'],
    ['a form', () => post('name=x', 'application/x-www-form-urlencoded'), 415, 'unsupported_media_type'],
    ['plain text', () => post('{"name":"x"}', 'text/plain'), 415, 'unsupported_media_type'],
    ['a large body', () => post(JSON.stringify({ name: 'x'.repeat(300) })), 413, 'payload_too_large'],
    ['an unknown query parameter', () => fetch(`${url}/things?color=red`), 400, 'invalid_query'],
    ['a wrong query parameter', () => fetch(`${url}/things?limit=many`), 400, 'invalid_query'],
    ['an unknown address', () => fetch(`${url}/nothing`), 404, 'not_found'],
    ['an address that is no text', () => fetch(`${url}/things/%zz`), 400, 'bad_request'],
    ['the wrong method', () => fetch(`${url}/things`, { method: 'DELETE' }), 405, 'method_not_allowed'],
    ['a dependency that is away', () => fetch(`${url}/things/errors/away`), 503, 'unavailable'],
    ["one of Nest's own", () => fetch(`${url}/things/errors/nest`), 409, 'conflict'],
    ['a bug', () => fetch(`${url}/things/errors/bug`), 500, 'internal'],
  ])('answers %s with a problem', async (_, ask, status, code) => {
    const response = await ask();
    const text = await response.text();
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(text)).toMatchObject({
      status,
      code,
      title: expect.any(String),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(response.status).toBe(status);
    expect(text).not.toContain('secret');
  });

  it('says which method an address takes, and which field is wrong in which way, in the language asked for', async () => {
    expect((await fetch(`${url}/things`, { method: 'PUT' })).headers.get('allow')).toContain('POST');
    const response = await fetch(`${url}/things?limit=9&color=red`, { headers: { 'accept-language': 'pt-BR' } });
    expect(await response.json()).toMatchObject({
      errors: [
        { pointer: '/limit', code: 'too_big', message: 'Deve ser no máximo 5.' },
        { pointer: '/color', code: 'unknown_field', message: 'Não é conhecido aqui.' },
      ],
    });
  });

  it.each([
    ['broken JSON', '{"name":', 'O corpo não é um JSON válido'],
    ['an empty body', '', 'O corpo não é um JSON válido'],
    ['a missing field', '{}', 'O corpo não serve para este endereço'],
  ])('speaks of %s in the language of who sent it, and to nobody who is not let in', async (_, body, title) => {
    const as = (authorization: string) => post(body, 'application/json', { authorization });
    expect(await (await as('ana')).json()).toMatchObject({ status: 400, title });
    expect((await as('nobody')).status).toBe(401);
  });

  it('answers even what is not HTTP with 400 and closes', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('nonsense\r\n\r\n');
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    expect(answer).toMatch(/^HTTP\/1.1 400[\s\S]*application\/problem\+json[\s\S]*"code":"bad_request"/);
    socket.destroy();
  });

  it('takes over trace and request ids, unless they could forge a line', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const response = await fetch(`${url}/none`, { headers: { traceparent, 'x-request-id': 'till-7' } });
    expect(response.headers.get('x-request-id')).toBe('till-7');
    expect(await response.json()).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c' });
    const odd = await fetch(`${url}/none`, { headers: { 'x-request-id': 'a b' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('says what is missing when it is not ready, and stays alive', async () => {
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    isStoreUp = false;
    const response = await fetch(`${url}/readyz`);
    isStoreUp = true;
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      checks: [
        { name: 'postgres', status: 'unavailable', error: 'StoreUnavailable', message: 'Postgres does not answer.' },
      ],
    });
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('process_cpu_seconds_total');
  });
});
