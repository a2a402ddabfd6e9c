import { describe, expect, it } from '@jest/globals';
import { operationOf } from './watched-pool.js';

describe('the operation of a statement', () => {
  it.each([
    ['select "id", "name" from "users" where "users"."id" = $1', 'select users'],
    ['insert into "audit" ("id") values ($1) on conflict do nothing', 'insert audit'],
    ['update "sessions" set "ends_at" = $1 where "id" in (select "id" from "users")', 'update sessions'],
    ['delete from "api_keys" where true', 'delete api_keys'],
    ['\n      SELECT version FROM network_cells\n      WHERE tenant_id = $1', 'select network_cells'],
    ['SELECT 1', 'select'],
    ['begin isolation level serializable', 'begin'],
    ['', 'other'],
  ])('of %p is %s', (text, operation) => {
    expect(operationOf(text)).toBe(operation);
    expect(operationOf({ text })).toBe(operation);
  });
});
