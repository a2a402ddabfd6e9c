import { Module } from '@nestjs/common';
import { DeadLetters, Warehouse } from '@vitrine/warehouse';
import { DeadLettersController } from './dead-letters.controller.js';

/** What was refused, and why. */
@Module({
  controllers: [DeadLettersController],
  providers: [
    { provide: DeadLetters, useFactory: (warehouse: Warehouse) => new DeadLetters(warehouse), inject: [Warehouse] },
  ],
  exports: [DeadLetters],
})
export class DeadLettersModule {}
