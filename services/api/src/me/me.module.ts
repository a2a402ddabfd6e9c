import { Module } from '@nestjs/common';
import { Store } from '@vitrine/store';
import { Directory } from '@vitrine/warehouse';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeController } from './me.controller.js';
import { Profiles } from './profiles.js';

/** Who the caller is and what they may do. */
@Module({
  imports: [DirectoryModule],
  controllers: [MeController],
  providers: [
    {
      provide: Profiles,
      useFactory: (store: Store, directory: Directory) => new Profiles(store, directory),
      inject: [Store, Directory],
    },
  ],
  exports: [Profiles],
})
export class MeModule {}
