import { Module } from '@nestjs/common';
import { SchemasController } from './schemas.controller.js';

/** The schemas of messages, for producers. */
@Module({ controllers: [SchemasController] })
export class SchemasModule {}
