import { Module } from '@nestjs/common';
import { Store } from '@vitrine/store';
import { createDirectory, Directory, Warehouse } from '@vitrine/warehouse';

/** Stores and sellers as the catalogue has them, for every feature that names one. */
@Module({
  providers: [
    {
      provide: Directory,
      useFactory: (warehouse: Warehouse, { rollups }: Store) => createDirectory(warehouse, rollups),
      inject: [Warehouse, Store],
    },
  ],
  exports: [Directory],
})
export class DirectoryModule {}
