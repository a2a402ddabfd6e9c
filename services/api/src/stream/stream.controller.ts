import { Controller, Get, Headers, Inject, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { streamSnapshotSchema } from '@vitrine/contracts';
import { scopeKey } from '@vitrine/domain';
import { Answers, ProblemError } from '@vitrine/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { Rechecks } from '../access/rechecks.js';
import { LiveHub } from './live-hub.js';
import { SseConnection } from './sse-connection.js';

@ApiTags('live')
@Controller('v1/stream')
export class StreamController {
  constructor(
    @Inject(LiveHub) private readonly hub: LiveHub,
    @Inject(Rechecks) private readonly rechecks: Rechecks,
  ) {}

  /** The reply is taken over: from here on bytes go straight to the socket. */
  @Get()
  @Allow('stream:read')
  @ApiOperation({
    summary: 'The business day, live (Server-Sent Events)',
    description:
      'Event `snapshot` at once and at most once a second when something in your scope changes; a comment each 15 s. Its id is opaque; Last-Event-ID resumes. Event `alert` within a second when something becomes of an alert in your scope, with fresh counts and no id: ask `/v1/alerts` after each connection for what came before it. At most 20 streams of one caller.',
  })
  @ApiProduces('text/event-stream')
  @Answers(200, streamSnapshotSchema)
  open(
    @Caller() access: Access,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastEventId: string | undefined,
  ): void {
    // Fastify answers HEAD with the GET handler: there is nothing to stream to.
    if (request.method === 'HEAD') {
      void reply.type('text/event-stream').send();
      return;
    }
    if (this.hub.openStreamsOf(access.actor.id) >= MOST_STREAMS)
      throw new ProblemError(429, 'too_many_streams', {
        params: { most: MOST_STREAMS },
        headers: { 'retry-after': '60' },
      });
    reply.hijack();
    reply.raw.writeHead(200, {
      ...Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)])),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      // When the stream ends, so does its connection: no client may send a next request on it.
      connection: 'close',
    });
    reply.raw.write('retry: 2000\n\n');
    const { actor, tenant, scope } = access;
    let leave = (): void => undefined;
    const connection = new SseConnection(reply.raw, () => {
      clearTimeout(expiry);
      leave();
    });
    const expiry = setTimeout(() => connection.end(), msUntilEnd(access));
    const sessionId = actor.kind === 'user' ? actor.sessionId : undefined;
    const keyId = actor.kind === 'key' ? actor.id : undefined;
    const key = scopeKey(scope);
    const isStillAllowed = () => this.rechecks.hasStill(request, 'stream:read', key);
    const listener = { connection, callerId: actor.id, tenantId: tenant.id, sessionId, keyId, access, isStillAllowed };
    leave = this.hub.join(tenant, scope, listener, lastEventId);
  }
}

/** Of one person or key, in this pod: enough for tabs and screens, and too few to take the connections of all others. */
const MOST_STREAMS = 20;

/** setTimeout counts to 24 days; a session that lasts longer is checked at the heartbeats anyway. */
function msUntilEnd({ actor }: Access): number {
  const longest = 2 ** 31 - 1;
  return actor.kind === 'user' ? Math.min(longest, Math.max(0, actor.expiresAt.getTime() - Date.now())) : longest;
}
