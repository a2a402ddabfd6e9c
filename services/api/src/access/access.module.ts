import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { KnownCallers, RateLimiter } from '@vitrine/platform';
import { parseMasterKeys } from '@vitrine/privacy';
import { Store } from '@vitrine/store';
import { DirectoryModule } from '../directory/directory.module.js';
import { ApiSettings } from '../engines/api-settings.js';
import { AccessGuard, AllowedOrigins } from './access.guard.js';
import { Authenticator } from './authenticator.js';
import { Rechecks } from './rechecks.js';
import { TokenDoor } from './token-door.js';

/** Who is let in, how often, and under which names they ask: the guard of every route. */
@Module({
  imports: [DirectoryModule],
  providers: [
    { provide: AllowedOrigins, useFactory: originsOf, inject: [ApiSettings] },
    KnownCallers,
    {
      provide: RateLimiter,
      useFactory: ({ env }: ApiSettings) => new RateLimiter(env.RATE_LIMIT_PER_MINUTE),
      inject: [ApiSettings],
    },
    {
      provide: Authenticator,
      useFactory: (store: Store, { env }: ApiSettings) => new Authenticator(store, env.ADMIN_API_KEY),
      inject: [Store, ApiSettings],
    },
    AccessGuard,
    { provide: APP_GUARD, useExisting: AccessGuard },
    {
      provide: Rechecks,
      useFactory: (who: Authenticator, guard: AccessGuard) => new Rechecks(who, guard),
      inject: [Authenticator, AccessGuard],
    },
    { provide: TokenDoor, useFactory: tokenDoorOf, inject: [Store, ApiSettings] },
  ],
  exports: [AllowedOrigins, Rechecks, TokenDoor],
})
export class AccessModule {}

function originsOf({ env }: ApiSettings): AllowedOrigins {
  const origins = env.ALLOWED_ORIGINS.split(',').map((origin) => origin.trim());
  return new AllowedOrigins(origins.filter((origin) => origin !== ''));
}

function tokenDoorOf(store: Store, { env: { PRIVACY_KEY } }: ApiSettings): TokenDoor {
  return new TokenDoor(store.tenantKeys, PRIVACY_KEY === undefined ? undefined : parseMasterKeys(PRIVACY_KEY));
}
