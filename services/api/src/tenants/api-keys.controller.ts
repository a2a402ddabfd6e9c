import { Body, Controller, Delete, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type ApiKey,
  type ApiKeyCreated,
  type ApiKeyList,
  type ApiKeyRequest,
  apiKeyCreatedSchema,
  apiKeyListSchema,
  apiKeyRequestSchema,
  apiKeySchema,
  roleSchema,
} from '@vitrine/contracts';
import { Answers, Idempotent, ProblemError } from '@vitrine/platform';
import { type ApiKey as ApiKeyRow, Store } from '@vitrine/store';
import { Directory } from '@vitrine/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { grantsOfKey } from '../access/grants-of-key.js';
import { holdsKey, refuseWider } from '../access/hand-on.js';
import { keptRows, type ListQuery, listQuery } from '../http/created-list.js';
import { linkNext, pageOf } from '../http/cursor.js';

const keyId = z.uuid();

/** A key is rotated by making a second one, moving the program over, and revoking the first: both work in between. */
@ApiTags('api keys')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  @Post()
  @Allow('apiKeys:manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Make an API key',
    description: 'The key is in this answer and nowhere else. Honours Idempotency-Key.',
  })
  @Answers(201, apiKeyCreatedSchema, [409, 422])
  async create(
    @Caller() access: Access,
    @Body({ schema: apiKeyRequestSchema }) body: ApiKeyRequest,
  ): Promise<ApiKeyCreated> {
    // A seller is a person with own sales: a key cannot be one.
    if (body.role === 'seller')
      throw new ProblemError(400, 'invalid_body', { errors: [{ pointer: '/role', code: 'invalid_value' }] });
    const { tenant, actor } = access;
    const { storeIds } = body;
    const pointerOf = (place: number) => (storeIds === undefined ? '/storeIds' : `/storeIds/${place}`);
    const asked = { role: body.role, grants: grantsOfKey(storeIds) };
    await refuseWider(access, asked, this.directory.whereabouts(tenant.id), pointerOf);
    const { key, apiKey } = await this.store.apiKeys.create({ ...body, tenantId: tenant.id, ...madeBy(actor) });
    await this.store.audit.add({ tenantId: tenant.id, actor: actor.id, action: 'apiKey.created', subject: apiKey.id });
    return { ...toApiKey(apiKey), key };
  }

  @Get()
  @Allow('apiKeys:manage')
  @ApiOperation({
    summary: 'Keys in use that open nothing beyond your scope, oldest first, without the keys themselves',
  })
  @Answers(200, apiKeyListSchema)
  async list(
    @Caller() access: Access,
    @Query({ schema: listQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiKeyList> {
    return linkNext(
      pageOf(await this.held(access, query), query.limit, ({ createdAt, id }) => [createdAt, id], toApiKey),
      request,
      reply,
    );
  }

  @Get(':id')
  @Allow('apiKeys:manage')
  @ApiOperation({ summary: 'One key' })
  @Answers(200, apiKeySchema)
  async read(@Caller() access: Access, @Param('id', { schema: keyId }) id: string): Promise<ApiKey> {
    return toApiKey(await this.find(access, id));
  }

  @Delete(':id')
  @Allow('apiKeys:manage')
  @ApiOperation({ summary: 'Revoke a key, at once' })
  @Answers(204, 'no body')
  async revoke(@Caller() access: Access, @Param('id', { schema: keyId }) id: string): Promise<void> {
    const { tenant, actor } = access;
    await this.find(access, id);
    if (!(await this.store.apiKeys.revoke(tenant.id, id))) throw new ProblemError(404, 'not_found');
    await this.store.audit.add({ tenantId: tenant.id, actor: actor.id, action: 'apiKey.revoked', subject: id });
  }

  /** @throws 404 as well for a key beyond the scope: a caller who may not see it does not learn that it exists */
  private async find({ tenant, scope }: Access, id: string): Promise<ApiKeyRow> {
    const row = await this.store.apiKeys.find(tenant.id, id);
    if (row === undefined || !holdsKey(scope, row.storeIds)) throw new ProblemError(404, 'not_found');
    return row;
  }

  private held({ tenant, scope }: Access, query: ListQuery): Promise<ApiKeyRow[]> {
    return keptRows(
      query,
      (page) => this.store.apiKeys.list(tenant.id, page),
      async (row) => (holdsKey(scope, row.storeIds) ? row : undefined),
    );
  }
}

/** A key ends with the person who made it; a key that a program made has no such person. */
function madeBy(actor: Access['actor']): { createdBy?: string } {
  return actor.kind === 'user' ? { createdBy: actor.id } : {};
}

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    role: roleSchema.parse(row.role),
    storeIds: row.storeIds,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
