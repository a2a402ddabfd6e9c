import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type AlertAction,
  type AlertActionResult,
  type AlertDetail,
  type AlertList,
  type AlertQuery,
  alertActionResultSchema,
  alertActionSchema,
  alertDetailSchema,
  alertListSchema,
  alertQuerySchema,
} from '@vitrine/contracts';
import { Answers, Idempotent } from '@vitrine/platform';
import { Store } from '@vitrine/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { decodeCursor, linkNext, pageOf } from '../http/cursor.js';
import { AlertActs } from './alert-acts.js';
import { AlertDetails } from './alert-details.js';
import { alertFilterOf } from './alert-filter.js';
import { AlertItems } from './alert-items.js';
import { InboxReaders } from './inbox-readers.js';

/** Changed at, id. */
const position = z.tuple([z.iso.datetime(), z.uuid()]);
const alertId = z.uuid();

/** The inbox: alerts within the caller's scope, and what people do with them. */
@ApiTags('alerts')
@Controller('v1')
export class AlertsController {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(InboxReaders) private readonly readers: InboxReaders,
    @Inject(AlertItems) private readonly items: AlertItems,
    @Inject(AlertDetails) private readonly details: AlertDetails,
    @Inject(AlertActs) private readonly acts: AlertActs,
  ) {}

  @Get('alerts')
  @Allow('alerts:read')
  @ApiOperation({
    summary: 'Alerts of your stores, newest change first',
    description:
      'An alert on a region or the network is shown to whoever sees all of it; a seller sees alerts about themselves. `counts` are of everything you may see, whatever is filtered.',
  })
  @Answers(200, alertListSchema)
  async list(
    @Caller() access: Access,
    @Query({ schema: alertQuerySchema }) query: AlertQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertList> {
    const place = decodeCursor(query.cursor, position);
    const after = place && { changedAt: new Date(place[0]), id: place[1] };
    const reader = await this.readers.of(access);
    const [rows, counts] = await Promise.all([
      this.store.inbox.list(reader, alertFilterOf(query), { limit: query.limit + 1, ...(after && { after }) }),
      this.store.inbox.counts(reader),
    ]);
    const items = await this.items.of(access, rows);
    const page = pageOf(
      items,
      query.limit,
      ({ changedAt, id }) => [changedAt, id],
      (item) => item,
    );
    return { ...linkNext(page, request, reply), counts };
  }

  @Get('alerts/:id')
  @Allow('alerts:read')
  @ApiOperation({ summary: 'One alert: what happened, what moved it, who was told, and what to do' })
  @Answers(200, alertDetailSchema, [404])
  read(@Caller() access: Access, @Param('id', { schema: alertId }) id: string): Promise<AlertDetail> {
    return this.details.of(access, id);
  }

  @Post('alerts::act')
  @Allow('alerts:read')
  @Idempotent()
  @ApiOperation({
    summary: 'Do one thing with one alert or many',
    description:
      'People only, not keys. What cannot be done is told for each alert, and the rest is done. What is so already is done too, without another event. Honours Idempotency-Key.',
  })
  @Answers(200, alertActionResultSchema)
  act(@Caller() access: Access, @Body({ schema: alertActionSchema }) action: AlertAction): Promise<AlertActionResult> {
    return this.acts.act(access, action);
  }
}
