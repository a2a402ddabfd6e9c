import { type BeforeApplicationShutdown, Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Store } from '@vitrine/store';
import { AccessModule } from '../access/access.module.js';
import { ApiSettings } from '../engines/api-settings.js';
import { MeModule } from '../me/me.module.js';
import { StreamModule } from '../stream/stream.module.js';
import { Housekeeping } from './housekeeping.js';
import { Login } from './login.js';
import { PasswordController } from './password.controller.js';
import { PasswordLinksController } from './password-links.controller.js';
import { SessionsController } from './sessions.controller.js';

const HOUR_MS = 3_600_000;

/** Signing in and out, passwords and their links. */
@Module({
  imports: [AccessModule, MeModule, StreamModule],
  controllers: [SessionsController, PasswordLinksController, PasswordController],
  providers: [
    {
      provide: Login,
      useFactory: (store: Store, { env, options }: ApiSettings) =>
        new Login(store, env.SESSION_TTL_HOURS * HOUR_MS, options.passwordCost),
      inject: [Store, ApiSettings],
    },
    {
      provide: Housekeeping,
      useFactory: (store: Store, { logger }: ApiSettings) => new Housekeeping(store, logger),
      inject: [Store, ApiSettings],
    },
  ],
})
export class SessionsModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(Housekeeping) private readonly housekeeping: Housekeeping) {}

  onApplicationBootstrap(): void {
    this.housekeeping.start();
  }

  beforeApplicationShutdown(): void {
    this.housekeeping.stop();
  }
}
