import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type AlertDeliveryList, deliveryListSchema, deliveryQuerySchema } from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import { Store } from '@vitrine/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { createdAfter } from '../http/created-list.js';
import { linkNext, pageOf } from '../http/cursor.js';
import { deliveryItem } from './delivery-item.js';
import { InboxReaders } from './inbox-readers.js';

@ApiTags('alerts')
@Controller('v1/alert-deliveries')
export class AlertDeliveriesController {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(InboxReaders) private readonly readers: InboxReaders,
  ) {}

  @Get()
  @Allow('alerts:read')
  @ApiOperation({
    summary: 'Messages that told people of alerts, newest first',
    description: 'Of the alerts in your scope, to whomever they went. A seller sees their own only.',
  })
  @Answers(200, deliveryListSchema)
  async list(
    @Caller() access: Access,
    @Query({ schema: deliveryQuerySchema }) query: z.output<typeof deliveryQuerySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertDeliveryList> {
    const { limit, cursor, state, channel } = query;
    const filter = { ...(state && { state }), ...(channel && { channel }) };
    const page = { limit: limit + 1, ...createdAfter(cursor) };
    const rows = await this.store.inbox.deliveries(await this.readers.of(access), filter, page);
    const placeOf = ({ createdAt, id }: (typeof rows)[number]) => [createdAt.toISOString(), id];
    return linkNext(pageOf(rows, limit, placeOf, deliveryItem), request, reply);
  }
}
