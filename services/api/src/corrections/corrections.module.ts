import { Module } from '@nestjs/common';
import { Warehouse } from '@vitrine/warehouse';
import { DirectoryModule } from '../directory/directory.module.js';
import { CorrectionsController } from './corrections.controller.js';
import { Corrections } from './corrections.js';

/** What changed in figures that had been told, and why. */
@Module({
  imports: [DirectoryModule],
  controllers: [CorrectionsController],
  providers: [
    { provide: Corrections, useFactory: (warehouse: Warehouse) => new Corrections(warehouse), inject: [Warehouse] },
  ],
})
export class CorrectionsModule {}
