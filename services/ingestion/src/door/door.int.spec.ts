import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type BatchAnswer, batchAnswerSchema, MAX_BATCH_ITEMS, SESSION_COOKIE } from '@vitrine/contracts';
import { exampleEntries, exampleTickets } from './examples.js';
import { type DoorUnderTest, startDoor } from './testing/start-door.js';

let door: DoorUnderTest;
beforeAll(async () => {
  door = await startDoor('door');
}, 120_000);
afterAll(() => door?.stop());

const ticket = (ticketId: string, change: object = {}) => ({
  ...exampleTickets[0],
  eventId: ticketId,
  ticketId,
  soldAt: new Date(Date.now() - 60_000).toISOString(),
  ...change,
});
const SESSION = `${SESSION_COOKIE}=${'s'.repeat(40)}`;
const answerOf = async (response: Response): Promise<BatchAnswer> => batchAnswerSchema.parse(await response.json());
const send = (items: readonly object[], headers: Record<string, string> = {}, path = 'sales:batch') =>
  door.post(path, JSON.stringify(items), headers);

describe('POST /v1/sales:batch', () => {
  it('answers 202 once Kafka has a ticket, under the key of its store and the tenant of the key', async () => {
    const response = await send([ticket('t-1')]);
    expect([response.status, await answerOf(response)]).toEqual([
      202,
      { accepted: 1, rejected: 0, items: [{ index: 0, status: 'accepted' }] },
    ]);
    const [record] = await door.records('sales.raw.v1', 1);
    expect(record?.key?.toString()).toBe('loja:centro');
    expect(JSON.parse(record?.value?.toString() ?? '')).toMatchObject({ tenantId: 'loja', ticketId: 't-1' });
  });

  it('takes lines and gzip, and says of each item what became of it', async () => {
    const items = [ticket('t-2'), ticket('t-3', { tenantId: 'outra' }), ticket('t-4', { currency: 'USD' })];
    const body = gzipSync(items.map((item) => JSON.stringify(item)).join('\n'));
    const packed = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' };
    const response = await door.post('sales:batch', body, packed);
    expect(response.status).toBe(202);
    expect(await answerOf(response)).toMatchObject({
      accepted: 1,
      rejected: 2,
      items: [
        { index: 0, status: 'accepted' },
        { index: 1, status: 'rejected', code: 'tenant_mismatch', pointer: '/tenantId' },
        { index: 2, status: 'rejected', code: 'currency_mismatch', pointer: '/currency' },
      ],
    });
  });

  it('tells the producer and its people of what was refused, once however often it is sent', async () => {
    const refused = await door.records('sales.rejected.v1', 2);
    expect(refused.map(({ headers }) => String(headers?.['vitrine-error-code']))).toEqual([
      'tenant_mismatch',
      'currency_mismatch',
    ]);
    const items = [ticket('t-5', { storeId: undefined, customer: { name: 'Ana Planted' } })];
    for (const _ of [1, 2]) expect((await send(items)).status).toBe(422);
    const letters = await door.deadLetters();
    expect(letters.map(({ code, source }) => `${code} ${source}`).sort()).toEqual([
      'currency_mismatch http',
      'missing_field http',
      'tenant_mismatch http',
    ]);
    expect(JSON.stringify(letters)).not.toContain('Planted');
  });

  it('answers the same to the same Idempotency-Key, and sends nothing again', async () => {
    const key = { 'idempotency-key': 'one' };
    const before = await door.written('sales.raw.v1');
    const items = [ticket('t-6')];
    const [first, again] = [await send(items, key), await send(items, key)];
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
    expect(await again.json()).toEqual(await first.json());
    expect(await door.written('sales.raw.v1')).toBe(before + 1);
    expect((await send([ticket('t-7')], key)).status).toBe(422);
  });

  it.each([
    { what: 'no key', headers: { authorization: '' }, status: 401 },
    { what: 'a session in the place of a key', headers: { authorization: '', cookie: SESSION }, status: 401 },
    { what: 'a key that nobody has', headers: { authorization: `Bearer vtr_live_${'x'.repeat(40)}` }, status: 401 },
    { what: 'another tenant in the header', headers: { 'x-tenant-id': 'outra' }, status: 403 },
    { what: 'another type of content', headers: { 'content-type': 'text/csv' }, status: 415 },
  ])('refuses $what', async ({ headers, status }) => {
    expect((await send([ticket('t-8')], headers)).status).toBe(status);
  });

  it('says to a large body without a key what is missing, not that it is large', async () => {
    const many = Array.from({ length: 100 }, (_, index) => ticket(`nobody-${index}`));
    for (const headers of [{ authorization: '' }, { authorization: '', cookie: SESSION }]) {
      const response = await send(many, headers);
      const { code, detail } = (await response.json()) as { readonly code: string; readonly detail: string };
      expect([response.status, code, detail]).toEqual([401, 'unauthenticated', expect.stringContaining('producer')]);
      expect(response.headers.get('ratelimit')).not.toBeNull();
    }
  });

  it('takes lines and gzip however their names are written', async () => {
    const body = gzipSync(`${JSON.stringify(ticket('c-1'))}\n${JSON.stringify(ticket('c-2'))}`);
    const headers = { 'content-type': 'Application/X-NDJSON; charset=UTF-8', 'content-encoding': 'GZIP' };
    const response = await door.post('sales:batch', body, headers);
    expect([response.status, (await answerOf(response)).accepted]).toEqual([202, 2]);
  });

  it('refuses keys that may not write, or speak for some stores only, and revoked ones from the next request on', async () => {
    for (const fields of [{ role: 'analyst' }, { role: 'producer', storeIds: ['centro'] }]) {
      const key = await door.newKey(fields);
      expect((await send([ticket('t-9')], { authorization: `Bearer ${key.key}` })).status).toBe(403);
    }
    const key = await door.newKey({ role: 'producer' });
    const headers = { authorization: `Bearer ${key.key}` };
    expect((await send([ticket('t-10')], headers)).status).toBe(202);
    await door.store.apiKeys.revoke('loja', key.apiKey.id);
    expect((await send([ticket('t-11')], headers)).status).toBe(401);
  });

  it('says of an item that no topic takes that it is too large, and keeps its beginning for the producer', async () => {
    const long = randomBytes(3_400_000).toString('base64');
    const response = await send([ticket('t-long', { note: long })]);
    expect([response.status, (await answerOf(response)).items[0]]).toEqual([
      422,
      expect.objectContaining({ code: 'too_large' }),
    ]);
    const refused = await door.allRecords('sales.rejected.v1');
    const [kept] = refused.filter(({ headers }) => String(headers?.['vitrine-error-code']) === 'too_large');
    expect(String(kept?.headers?.['vitrine-truncated'])).toBe('true');
    expect(kept?.value?.toString()).toMatch(/^\{"eventId":"t-long"/);
  });

  it('takes 2,000 tickets at once and not one more', async () => {
    const many = Array.from({ length: MAX_BATCH_ITEMS }, (_, index) => ticket(`m-${index}`));
    expect(await answerOf(await send(many))).toMatchObject({ accepted: MAX_BATCH_ITEMS, rejected: 0 });
    expect((await send([...many, ticket('m-more')])).status).toBe(413);
  });
});

describe('the door', () => {
  it('takes the catalogue in the same way', async () => {
    const response = await send(exampleEntries, {}, 'catalog:batch');
    expect(response.status).toBe(202);
    const [record] = await door.records('catalog.raw.v1', 1);
    expect(record?.key?.toString()).toBe('loja:store:centro');
  });

  it('documents itself with examples that it takes', async () => {
    const answer = await fetch(`${door.url}/v1/ingestion/openapi.json`);
    const document = (await answer.json()) as OpenAPIObject;
    const post = document.paths['/v1/sales:batch']?.post;
    const example = Object(post?.requestBody).content['application/json'].schema.example;
    expect(example).toEqual(exampleTickets);
    const named = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(expect.arrayContaining(named));
    expect((await send(example)).status).toBe(202);
    for (const path of ['sales:batch', 'catalog:batch']) {
      const { content } = Object(document.paths[`/v1/${path}`]?.post?.requestBody);
      const { schema } = content['application/x-ndjson'];
      expect(schema.type).toBe('string');
      const answer = await door.post(path, schema.example, { 'content-type': 'application/x-ndjson' });
      expect([path, answer.status, (await answerOf(answer)).rejected]).toEqual([path, 202, 0]);
    }
    for (const status of ['202', '400', '401', '413', '415', '422', '429', '503'])
      expect(post?.responses).toHaveProperty(status);
    const noneRight = Object(post?.responses['422']).content;
    expect(noneRight['application/json'].schema).toEqual({ $ref: '#/components/schemas/BatchAnswer' });
    expect(noneRight['application/problem+json'].schema).toEqual({ $ref: '#/components/schemas/Problem' });
  });

  it('says by which method its addresses are asked', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      for (const path of ['sales:batch', 'catalog:batch']) {
        const response = await fetch(`${door.url}/v1/${path}`, { method });
        expect([method, path, response.status, response.headers.get('allow')]).toEqual([method, path, 405, 'POST']);
      }
  });

  it('counts its answers for the alert', async () => {
    const metrics = await (await fetch(`${door.url}/metrics`)).text();
    expect(metrics).toMatch(/http_request_duration_seconds_count\{[^}]*status="202"/);
  });
});
