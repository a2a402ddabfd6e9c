import { Module } from '@nestjs/common';
import { Products, Warehouse } from '@vitrine/warehouse';
import { AccessModule } from '../access/access.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { ProductsController } from './products.controller.js';
import { SellersController } from './sellers.controller.js';
import { StoresController } from './stores.controller.js';

/** Stores, sellers and products as the caller may see them. */
@Module({
  imports: [AccessModule, DirectoryModule],
  controllers: [StoresController, SellersController, ProductsController],
  providers: [
    { provide: Products, useFactory: (warehouse: Warehouse) => new Products(warehouse), inject: [Warehouse] },
  ],
  exports: [Products],
})
export class CatalogueModule {}
