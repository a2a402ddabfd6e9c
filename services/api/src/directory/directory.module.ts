import { Module } from '@nestjs/common';
import { SalesDays, Sellers, Stores, Warehouse } from '@vitrine/warehouse';
import { Directory } from './directory.js';

/** Stores and sellers as the catalogue has them, for every feature that names one. */
@Module({
  providers: [
    {
      provide: Directory,
      useFactory: (warehouse: Warehouse) =>
        new Directory(new Stores(warehouse), new Sellers(warehouse), new SalesDays(warehouse)),
      inject: [Warehouse],
    },
  ],
  exports: [Directory],
})
export class DirectoryModule {}
