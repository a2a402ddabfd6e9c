import { ClickHouseError } from '@clickhouse/client';
import { describe, expect, it } from '@jest/globals';
import { toWarehouseError } from './to-warehouse-error.js';
import { WarehouseAuthError, WarehouseQueryError, WarehouseUnavailable } from './warehouse-errors.js';

const call = {
  query: 'stores.load',
  address: 'http://user:secret@clickhouse:8123/',
  user: 'vitrine',
  signal: new AbortController().signal,
};
const engineError = (code: string, type: string) => new ClickHouseError({ message: 'row of Maria Silva', code, type });

describe('an error of the warehouse', () => {
  it('tells address and reason when nobody answers, and no password', () => {
    const error = toWarehouseError(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), call);
    expect(error).toBeInstanceOf(WarehouseUnavailable);
    expect(error.message).toBe(
      'ClickHouse at clickhouse:8123 does not answer (ECONNREFUSED). Check CLICKHOUSE_URL and that the server runs.',
    );
    expect(error.retryable).toBe(true);
  });

  it('looks into an error of several addresses', () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    expect(toWarehouseError(new AggregateError([refused]), call).message).toContain('ECONNREFUSED');
    expect(toWarehouseError('odd', call).message).toContain('connection failed');
  });

  it('says when the deadline passed', () => {
    const error = toWarehouseError(new Error('aborted'), { ...call, signal: AbortSignal.abort() });
    expect(error.message).toContain('no answer within the deadline');
  });

  it('names the user that was refused', () => {
    const error = toWarehouseError(engineError('516', 'AUTHENTICATION_FAILED'), call);
    expect(error).toBeInstanceOf(WarehouseAuthError);
    expect(error.message).toContain('refused user "vitrine"');
    expect(error.retryable).toBe(false);
  });

  it.each([
    ['62', 'SYNTAX_ERROR', false],
    ['252', 'TOO_MANY_PARTS', true],
    ['241', 'MEMORY_LIMIT_EXCEEDED', true],
  ])('of code %s (%s) is retryable: %s', (code, type, retryable) => {
    const error = toWarehouseError(engineError(code, type), call);
    expect(error).toBeInstanceOf(WarehouseQueryError);
    expect(error.retryable).toBe(retryable);
  });

  it('keeps the text of the engine out of everything that is printed', () => {
    const error = toWarehouseError(engineError('62', 'SYNTAX_ERROR'), call);
    expect(error.engineText).toBe('row of Maria Silva');
    expect(`${error.message}${error.stack}${JSON.stringify(error)}${JSON.stringify({ ...error })}`).not.toContain(
      'Maria',
    );
  });

  it('stays what it was when it passes twice', () => {
    const error = toWarehouseError(new Error('x'), call);
    expect(toWarehouseError(error, call)).toBe(error);
  });
});
