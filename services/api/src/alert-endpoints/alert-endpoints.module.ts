import { Module } from '@nestjs/common';
import { SealingModule } from '../sealing/sealing.module.js';
import { AlertEndpointsController } from './alert-endpoints.controller.js';

/** Webhooks that a tenant's alerts go to. */
@Module({ imports: [SealingModule], controllers: [AlertEndpointsController] })
export class AlertEndpointsModule {}
