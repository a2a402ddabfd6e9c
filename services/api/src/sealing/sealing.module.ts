import { Module } from '@nestjs/common';
import { parseMasterKeys, TenantSeals } from '@vitrine/privacy';
import { Store } from '@vitrine/store';
import { ApiSettings } from '../engines/api-settings.js';
import { Sealing } from './sealing.js';

/** Secrets that tenants hand us, sealed before they are kept. */
@Module({
  providers: [
    {
      provide: Sealing,
      useFactory: (store: Store, { env }: ApiSettings) =>
        new Sealing(env.PRIVACY_KEY ? new TenantSeals(store.tenantKeys, parseMasterKeys(env.PRIVACY_KEY)) : undefined),
      inject: [Store, ApiSettings],
    },
  ],
  exports: [Sealing],
})
export class SealingModule {}
