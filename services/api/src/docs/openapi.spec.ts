import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type Permission, permissionIds, permissions } from '@vitrine/contracts';
import { createLogger, loadEnv } from '@vitrine/platform';
import { createApi } from '../create-api.js';
import { envSchema } from '../engines/env.js';
import { ApiDocument } from './docs.controller.js';

let document: OpenAPIObject;
let operations: { name: string; needsSignIn: boolean; takesBody: boolean; answers: string[] }[];

/** Made, never started: it asks no engine. */
beforeAll(async () => {
  const env = loadEnv(envSchema, {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    CLICKHOUSE_URL: 'http://127.0.0.1:1',
    KAFKA_BROKERS: '127.0.0.1:1',
  });
  const { app } = await createApi({ env, logger: createLogger('spec', 'silent') });
  document = app.get(ApiDocument).value as OpenAPIObject;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, (typeof methods)['get']>).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      needsSignIn: (operation?.security ?? []).length > 0,
      takesBody: operation?.requestBody !== undefined,
      answers: Object.keys(operation?.responses ?? {}),
    })),
  );
});

const without = (problems: readonly string[], among: typeof operations) =>
  among.filter(({ answers }) => problems.some((one) => !answers.includes(one))).map(({ name }) => name);

describe('the OpenAPI document', () => {
  it('says what whoever is not let in is answered', () => {
    const closed = operations.filter(({ needsSignIn }) => needsSignIn);
    expect(closed.length).toBeGreaterThan(15);
    expect(without(['400', '401', '403', '404', '429'], closed)).toEqual([]);
  });

  it('says what whoever sends a wrong body is answered', () => {
    const taking = operations.filter(({ takesBody }) => takesBody);
    expect(taking.length).toBeGreaterThan(5);
    expect(without(['400', '413', '415'], taking)).toEqual([]);
  });

  it('gives an answer without body none, and the stream its own type', () => {
    expect(document.paths['/v1/sessions/current']?.delete?.responses?.['204']).toEqual({ description: 'Done' });
    expect(document.paths['/v1/stream']?.get?.responses?.['200']).toEqual({
      description: 'Done',
      content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/StreamSnapshot' } } },
    });
  });

  it('names the permission of every route that asks for one, as the table of the contract has it', () => {
    const asked = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, { 'x-permission'?: { id: Permission; roles: string[] } }>).flatMap(
        ([method, operation]) => (operation['x-permission'] ? [{ path, method, ...operation['x-permission'] }] : []),
      ),
    );
    for (const { path, method, id, roles } of asked)
      expect([method, path, roles]).toEqual([method, path, permissions[id].roles]);
    const held = permissionIds.filter((id) => !asked.some((one) => one.id === id));
    // The metrics that a question asks for decide on margins and costs; services/ingestion checks the last permission.
    expect(held).toEqual(['margins:read', 'costs:read', 'sales:write']);
  });

  it('calls a key a key', () => {
    expect(document.components?.securitySchemes?.bearer).toMatchObject({ bearerFormat: 'vtr_live_…' });
  });
});
