import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { SESSION_COOKIE } from '@vitrine/contracts';
import { firstValueFrom, type Observable, of, throwError } from 'rxjs';
import { IdempotencyInterceptor, type IdempotencyKeys } from './idempotency.interceptor.js';

type Claim = Awaited<ReturnType<IdempotencyKeys['claim']>>;

const idempotency = {
  claim: jest.fn(async (_owner: string, _key: string, _hash: string): Promise<Claim> => ({ kind: 'first' })),
  finish: jest.fn(async () => undefined),
  release: jest.fn(async () => undefined),
};
const interceptor = new IdempotencyInterceptor(idempotency);
const broken = () => Promise.reject(new Error('Postgres is away'));

function ask(answer: Observable<unknown>, cookie = ''): Promise<unknown> {
  const request = { method: 'POST', url: '/v1/api-keys', headers: { 'idempotency-key': 'k', cookie } };
  const context = { switchToHttp: () => ({ getRequest: () => request, getResponse: () => ({ statusCode: 201 }) }) };
  return firstValueFrom(interceptor.intercept(context as unknown as ExecutionContext, { handle: () => answer }));
}

beforeEach(() => {
  jest.clearAllMocks();
});

describe('IdempotencyInterceptor', () => {
  it('keeps the key of what was done but could not be noted: it must not be done again', async () => {
    idempotency.finish.mockImplementationOnce(broken);
    await expect(ask(of({}))).rejects.toThrow('Postgres is away');
    expect(idempotency.release).not.toHaveBeenCalled();
  });

  it('tells what went wrong first, when the key cannot be given back either', async () => {
    idempotency.release.mockImplementationOnce(broken);
    await expect(ask(throwError(() => new Error('the first')))).rejects.toThrow('the first');
    expect(idempotency.release).toHaveBeenCalledTimes(1);
  });

  it('knows the caller by the session, whatever other cookies say', async () => {
    const token = 'a'.repeat(32);
    await ask(of({}), `${SESSION_COOKIE}=${token}; locale=en`);
    await ask(of({}), `locale=pt-BR; ${SESSION_COOKIE}=${token}`);
    await ask(of({}), `${SESSION_COOKIE}=${'b'.repeat(32)}; locale=en`);
    const [first, second, other] = idempotency.claim.mock.calls.map(([owner]) => owner);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });
});
