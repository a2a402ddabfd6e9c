import { Body, Controller, Delete, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type PushSubscriptionList,
  type PushSubscriptionRequest,
  type PushSubscriptionView,
  pushSubscriptionListSchema,
  pushSubscriptionRequestSchema,
  pushSubscriptionSchema,
} from '@vitrine/contracts';
import { Answers, ProblemError } from '@vitrine/platform';
import { type PushSubscriptionRow, Store, subscriptionPurpose } from '@vitrine/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access, Actor } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { ApiSettings } from '../engines/api-settings.js';
import { createdAfter, type ListQuery, listQuery } from '../http/created-list.js';
import { linkNext, pageOf } from '../http/cursor.js';
import { refuseOddName } from '../http/fault-of-name.js';
import { checkTarget } from '../sealing/check-target.js';
import { Sealing } from '../sealing/sealing.js';

const subscriptionId = z.uuid();
/** RFC 8291: an uncompressed point of P-256, and 16 bytes. */
const KEY_BYTES = { p256dh: 65, auth: 16 } as const;

@ApiTags('notifications')
@Controller('v1/me/push-subscriptions')
export class PushSubscriptionsController {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Sealing) private readonly sealing: Sealing,
    @Inject(ApiSettings) private readonly settings: ApiSettings,
  ) {}

  @Post()
  @Allow('alerts:read')
  @ApiOperation({
    summary: 'Take pushes on this browser',
    description:
      'What `PushManager.subscribe` answers. The same browser again is the same subscription. It ends with the session, with a new password and with the access. For people only.',
  })
  @Answers(201, pushSubscriptionSchema, [409])
  async create(
    @Caller() { tenant, actor }: Access,
    @Body({ schema: pushSubscriptionRequestSchema }) body: PushSubscriptionRequest,
  ): Promise<PushSubscriptionView> {
    const { id: userId, sessionId } = personOf(actor);
    const { env } = this.settings;
    if (env.VAPID_PUBLIC_KEY === undefined) throw new ProblemError(409, 'push_not_set_up');
    refuseOddName(body.device, '/device');
    checkTarget(body.endpoint, '/endpoint', env.OUTGOING_ALLOW);
    checkKeys(body.keys);
    const { endpoint, keys, device = null } = body;
    const sealed = await this.sealing.seal(tenant.id, subscriptionPurpose(userId), JSON.stringify({ endpoint, keys }));
    const fields = { tenantId: tenant.id, userId, sessionId, endpoint, sealed, device };
    return toSubscription(await this.store.pushSubscriptions.keep(fields));
  }

  @Get()
  @Allow('alerts:read')
  @ApiOperation({ summary: 'My browsers that take pushes, oldest first, and the key to subscribe with' })
  @Answers(200, pushSubscriptionListSchema)
  async list(
    @Caller() { actor }: Access,
    @Query({ schema: listQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PushSubscriptionList> {
    const page = { limit: query.limit + 1, ...createdAfter(query.cursor) };
    const rows = actor.kind === 'user' ? await this.store.pushSubscriptions.list(actor.id, page) : [];
    const items = pageOf(rows, query.limit, ({ createdAt, id }) => [createdAt, id], toSubscription);
    return { ...linkNext(items, request, reply), publicKey: this.settings.env.VAPID_PUBLIC_KEY ?? null };
  }

  @Delete(':id')
  @Allow('alerts:read')
  @ApiOperation({ summary: 'Take no more pushes on this browser' })
  @Answers(204, 'no body')
  async end(@Caller() { actor }: Access, @Param('id', { schema: subscriptionId }) id: string): Promise<void> {
    const isEnded = actor.kind === 'user' && (await this.store.pushSubscriptions.end(actor.id, id));
    if (!isEnded) throw new ProblemError(404, 'not_found');
  }
}

/** @throws 403: a program has no browser */
function personOf(actor: Actor): Extract<Actor, { kind: 'user' }> {
  if (actor.kind !== 'user') throw new ProblemError(403, 'forbidden');
  return actor;
}

/** @throws 400 for keys that nothing could be encrypted for */
function checkKeys(keys: PushSubscriptionRequest['keys']): void {
  const wrong = (['p256dh', 'auth'] as const).filter(
    (name) => Buffer.from(keys[name], 'base64url').length !== KEY_BYTES[name],
  );
  const errors = wrong.map((name) => ({ pointer: `/keys/${name}`, code: 'invalid_format' }));
  if (errors.length > 0) throw new ProblemError(400, 'invalid_body', { errors });
}

const toSubscription = ({ id, device, createdAt, lastSentAt }: PushSubscriptionRow): PushSubscriptionView => ({
  id,
  device,
  createdAt: createdAt.toISOString(),
  lastSentAt: lastSentAt?.toISOString() ?? null,
});
