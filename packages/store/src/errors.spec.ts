import { describe, expect, it } from '@jest/globals';
import { StoreAuthError, StoreQueryError, StoreUnavailable, translateError } from './errors.js';

const engineError = (code: string) => Object.assign(new Error('secret row'), { code });

describe('translateError', () => {
  it.each([
    ['28P01', StoreAuthError],
    ['3D000', StoreAuthError],
    ['ECONNREFUSED', StoreUnavailable],
    ['57P03', StoreUnavailable],
    ['08006', StoreUnavailable],
    ['23505', StoreQueryError],
  ])('names %s', (code, type) => {
    const wrapped = new Error('Failed query: insert … params: secret row', { cause: engineError(code) });
    const error = translateError(wrapped, 'db:5432/vitrine');
    expect(error).toBeInstanceOf(type);
    expect(error.message).not.toContain('secret');
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it('sees through the several tries of one connection', () => {
    const error = translateError(new AggregateError([engineError('ECONNREFUSED')]), 'db:5432/vitrine');
    expect(error.message).toContain('db:5432/vitrine');
  });

  it('leaves what is not the engine alone', () => {
    const mine = new TypeError('mine');
    expect(translateError(mine, 'db')).toBe(mine);
  });
});
