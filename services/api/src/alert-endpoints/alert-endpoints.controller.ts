import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type AlertEndpoint,
  type AlertEndpointCreated,
  type AlertEndpointList,
  type AlertEndpointPatch,
  type AlertEndpointRequest,
  alertEndpointCreatedSchema,
  alertEndpointListSchema,
  alertEndpointPatchSchema,
  alertEndpointRequestSchema,
  alertEndpointSchema,
} from '@vitrine/contracts';
import { Answers, Idempotent, ProblemError } from '@vitrine/platform';
import { type AlertEndpointRow, endpointSecretPurpose, endpointUrlPurpose, newEndpointId, Store } from '@vitrine/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { ApiSettings } from '../engines/api-settings.js';
import { createdAfter, type ListQuery, listQuery } from '../http/created-list.js';
import { linkNext, pageOf } from '../http/cursor.js';
import { refuseOddName } from '../http/fault-of-name.js';
import { checkTarget } from '../sealing/check-target.js';
import { Sealing } from '../sealing/sealing.js';
import { newSigningSecret, toEndpoint } from './endpoint-item.js';

const endpointId = z.uuid();
const OVERLAP_MS = 24 * 3_600_000;

@ApiTags('notifications')
@Controller('v1/alert-endpoints')
export class AlertEndpointsController {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Sealing) private readonly sealing: Sealing,
    @Inject(ApiSettings) private readonly settings: ApiSettings,
  ) {}

  @Post()
  @Allow('alertEndpoints:manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Add a webhook that alerts go to',
    description:
      'The address must be https on the public internet. Messages are signed as Standard Webhooks say; the secret is in this answer and nowhere else. Honours Idempotency-Key.',
  })
  @Answers(201, alertEndpointCreatedSchema, [409, 422])
  async create(
    @Caller() access: Access,
    @Body({ schema: alertEndpointRequestSchema }) { name, kind, url }: AlertEndpointRequest,
  ): Promise<AlertEndpointCreated> {
    refuseOddName(name);
    checkTarget(url, '/url', this.settings.env.OUTGOING_ALLOW);
    const { tenant, actor } = access;
    const id = newEndpointId();
    const secret = kind === 'webhook' ? newSigningSecret() : null;
    const row = await this.store.alertEndpoints.create({
      ...{ id, tenantId: tenant.id, name, kind, host: new URL(url).host },
      sealedUrl: await this.sealing.seal(tenant.id, endpointUrlPurpose(id), url),
      sealedSecret: secret && (await this.sealing.seal(tenant.id, endpointSecretPurpose(id), secret)),
      createdBy: actor.kind === 'user' ? actor.id : null,
    });
    await this.note(access, 'created', id);
    return { ...toEndpoint(row), secret };
  }

  @Get()
  @Allow('alertEndpoints:manage')
  @ApiOperation({ summary: 'Webhooks that alerts go to, oldest first, without addresses and secrets' })
  @Answers(200, alertEndpointListSchema)
  async list(
    @Caller() { tenant }: Access,
    @Query({ schema: listQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertEndpointList> {
    const page = { limit: query.limit + 1, ...createdAfter(query.cursor) };
    const rows = await this.store.alertEndpoints.list(tenant.id, page);
    const placeOf = ({ createdAt, id }: AlertEndpointRow) => [createdAt, id];
    return linkNext(
      pageOf(rows, query.limit, placeOf, (row) => toEndpoint(row)),
      request,
      reply,
    );
  }

  @Get(':id')
  @Allow('alertEndpoints:manage')
  @ApiOperation({ summary: 'One webhook, with what became of its last test' })
  @Answers(200, alertEndpointSchema)
  async read(@Caller() { tenant }: Access, @Param('id', { schema: endpointId }) id: string): Promise<AlertEndpoint> {
    return toEndpoint(found(await this.store.alertEndpoints.find(tenant.id, id)));
  }

  @Patch(':id')
  @Allow('alertEndpoints:manage')
  @ApiOperation({
    summary: 'Turn a webhook off or on',
    description: 'Off: what was to go there fails, with the reason.',
  })
  @Answers(200, alertEndpointSchema)
  async change(
    @Caller() access: Access,
    @Param('id', { schema: endpointId }) id: string,
    @Body({ schema: alertEndpointPatchSchema }) { state }: AlertEndpointPatch,
  ): Promise<AlertEndpoint> {
    const row = found(await this.store.alertEndpoints.change(access.tenant.id, id, { state }));
    await this.note(access, 'changed', id);
    return toEndpoint(row);
  }

  @Delete(':id')
  @Allow('alertEndpoints:manage')
  @ApiOperation({ summary: 'Remove a webhook', description: 'Rules that name it tell the others.' })
  @Answers(204, 'no body')
  async remove(@Caller() access: Access, @Param('id', { schema: endpointId }) id: string): Promise<void> {
    if (!(await this.store.alertEndpoints.remove(access.tenant.id, id))) throw new ProblemError(404, 'not_found');
    await this.note(access, 'removed', id);
  }

  @Post(':id/secret')
  @Allow('alertEndpoints:manage')
  @ApiOperation({
    summary: 'Give a webhook a new secret',
    description: 'For a day messages bear two signatures, by the new secret and by the one before.',
  })
  @Answers(201, alertEndpointCreatedSchema, [409])
  async rotate(
    @Caller() access: Access,
    @Param('id', { schema: endpointId }) id: string,
  ): Promise<AlertEndpointCreated> {
    const { tenant } = access;
    const { kind } = found(await this.store.alertEndpoints.find(tenant.id, id));
    if (kind !== 'webhook') throw new ProblemError(409, 'unsigned_endpoint');
    const secret = newSigningSecret();
    const sealedSecret = await this.sealing.seal(tenant.id, endpointSecretPurpose(id), secret);
    const rotation = { sealedSecret, beforeUntil: new Date(Date.now() + OVERLAP_MS) };
    const row = found(await this.store.alertEndpoints.rotate(tenant.id, id, rotation));
    await this.note(access, 'rotated', id);
    return { ...toEndpoint(row), secret };
  }

  @Post(':id/test')
  @HttpCode(202)
  @Allow('alertEndpoints:manage')
  @ApiOperation({
    summary: 'Send a test message',
    description: 'It goes out within seconds, once; `lastTest` of the webhook tells what became of it.',
  })
  @Answers(202, alertEndpointSchema)
  async test(@Caller() access: Access, @Param('id', { schema: endpointId }) id: string): Promise<AlertEndpoint> {
    const row = found(await this.store.alertEndpoints.askTest(access.tenant.id, id));
    await this.note(access, 'tested', id);
    return toEndpoint(row);
  }

  private async note({ tenant, actor }: Access, what: string, subject: string): Promise<void> {
    await this.store.audit.add({ tenantId: tenant.id, actor: actor.id, action: `alertEndpoint.${what}`, subject });
  }
}

/** @throws 404 */
function found(row: AlertEndpointRow | undefined): AlertEndpointRow {
  if (row === undefined) throw new ProblemError(404, 'not_found');
  return row;
}
