import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { rulesOfTemplates } from '@vitrine/alert-rules';
import {
  isCurrency,
  type Tenant,
  type TenantList,
  type TenantRequest,
  tenantListSchema,
  tenantRequestSchema,
  tenantSchema,
} from '@vitrine/contracts';
import { isTimeZone } from '@vitrine/domain';
import { knownLocale } from '@vitrine/messages';
import { Answers, Idempotent, ProblemError } from '@vitrine/platform';
import { AlreadyExists, Store, TenantBeingDeleted, type Tenant as TenantRow } from '@vitrine/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllowInstance } from '../access/allow.js';
import { createdAfter, type ListQuery, listQuery } from '../http/created-list.js';
import { linkNext, pageOf } from '../http/cursor.js';
import { refuseOddName } from '../http/fault-of-name.js';

@ApiTags('tenants')
@Controller('v1/tenants')
export class TenantsController {
  constructor(@Inject(Store) private readonly store: Store) {}

  @Post()
  @AllowInstance()
  @Idempotent()
  @ApiOperation({
    summary: 'Make a tenant',
    description:
      "With the instance's admin key. It begins with the ready rules of alerts as drafts: nothing rings before somebody turns one on. Honours Idempotency-Key.",
  })
  @Answers(201, tenantSchema, [409, 422])
  async create(@Body({ schema: tenantRequestSchema }) body: TenantRequest): Promise<Tenant> {
    refuseOddName(body.name);
    refuseUnknown(body);
    try {
      const drafts = rulesOfTemplates(knownLocale(body.locale)).map((rule) => ({ state: 'draft' as const, rule }));
      const row = await this.store.tenants.create(body, drafts);
      await this.store.audit.add({ tenantId: row.id, actor: 'instance', action: 'tenant.created', subject: row.id });
      return toTenant(row);
    } catch (error) {
      if (error instanceof TenantBeingDeleted) throw new ProblemError(409, 'deletion_running');
      throw error instanceof AlreadyExists ? new ProblemError(409, 'already_exists') : error;
    }
  }

  @Get()
  @AllowInstance()
  @ApiOperation({ summary: 'All tenants, oldest first' })
  @Answers(200, tenantListSchema)
  async list(
    @Query({ schema: listQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TenantList> {
    const rows = await this.store.tenants.list({ limit: query.limit + 1, ...createdAfter(query.cursor) });
    return linkNext(
      pageOf(rows, query.limit, ({ createdAt, id }) => [createdAt, id], toTenant),
      request,
      reply,
    );
  }
}

function toTenant({ locale, createdAt, ...row }: TenantRow): Tenant {
  return tenantSchema.parse({ ...row, locale: knownLocale(locale), createdAt: createdAt.toISOString() });
}

/** A currency that does not exist, or a zone without clocks: no sale of the tenant could ever be right. */
function refuseUnknown({ currency, timeZone }: TenantRequest): void {
  const errors = [
    ...(isCurrency(currency) ? [] : [{ pointer: '/currency', code: 'invalid_value' }]),
    ...(isTimeZone(timeZone) ? [] : [{ pointer: '/timeZone', code: 'invalid_value' }]),
  ];
  if (errors.length > 0) throw new ProblemError(400, 'invalid_body', { errors });
}
