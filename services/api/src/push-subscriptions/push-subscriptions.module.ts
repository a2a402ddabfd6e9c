import { Module } from '@nestjs/common';
import { SealingModule } from '../sealing/sealing.module.js';
import { PushSubscriptionsController } from './push-subscriptions.controller.js';

/** Browsers of a person that take a push. */
@Module({ imports: [SealingModule], controllers: [PushSubscriptionsController] })
export class PushSubscriptionsModule {}
