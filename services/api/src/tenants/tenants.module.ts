import { Module } from '@nestjs/common';
import { Store } from '@vitrine/store';
import { Directory } from '@vitrine/warehouse';
import { AccessModule } from '../access/access.module.js';
import { TokenDoor } from '../access/token-door.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ManagedPeople } from './managed-people.js';
import { SettingsController } from './settings.controller.js';
import { TenantDeletionController } from './tenant-deletion.controller.js';
import { TenantsController } from './tenants.controller.js';
import { UserAccessController } from './user-access.controller.js';
import { UsersController } from './users.controller.js';

/** Tenants with their settings, people and keys. */
@Module({
  imports: [AccessModule, DirectoryModule],
  controllers: [
    TenantsController,
    TenantDeletionController,
    SettingsController,
    ApiKeysController,
    UsersController,
    UserAccessController,
  ],
  providers: [
    {
      provide: ManagedPeople,
      useFactory: (store: Store, directory: Directory, tokens: TokenDoor) =>
        new ManagedPeople(store, directory, tokens),
      inject: [Store, Directory, TokenDoor],
    },
  ],
})
export class TenantsModule {}
