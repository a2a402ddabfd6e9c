import { describe, expect, it, jest } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { KnownCallers, ProblemError, RateLimiter } from '@vitrine/platform';
import type { Directory } from '@vitrine/warehouse';
import { AccessGuard, AllowedOrigins } from './access.guard.js';
import { ACCESS_RULE } from './allow.js';
import type { Authenticator } from './authenticator.js';

class Routes {
  read(): void {}
}
Reflect.defineMetadata(ACCESS_RULE, { kind: 'permission', permission: 'stores:read' }, Routes.prototype.read);

describe('AccessGuard', () => {
  it('limits wrong keys by address, and then does not look them up any more', async () => {
    const authenticate = jest.fn(() => Promise.reject(new ProblemError(401, 'unauthenticated')));
    const authenticator = { authenticate } as unknown as Authenticator;
    const guard = new AccessGuard(
      authenticator,
      new RateLimiter(2),
      {} as Directory,
      new AllowedOrigins(),
      new KnownCallers(),
    );
    const tryFrom = (ip: string) => {
      const request = { ip, query: {}, headers: { authorization: 'Bearer wrong' } };
      const context = {
        getClass: () => Routes,
        getHandler: () => Routes.prototype.read,
        switchToHttp: () => ({ getRequest: () => request, getResponse: () => ({ header: () => undefined }) }),
      } as unknown as ExecutionContext;
      return guard.canActivate(context).then(
        () => 200,
        (error: ProblemError) => error.code,
      );
    };
    const answers = [await tryFrom('1'), await tryFrom('1'), await tryFrom('1'), await tryFrom('1')];
    expect(answers).toEqual(['unauthenticated', 'unauthenticated', 'too_many_requests', 'too_many_requests']);
    expect(authenticate).toHaveBeenCalledTimes(2);
    expect(await tryFrom('2')).toBe('unauthenticated');
  });
});
