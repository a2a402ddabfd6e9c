import { Controller, Delete, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type TenantDeletion, tenantDeletionSchema, tenantSchema } from '@vitrine/contracts';
import { Answers, ProblemError } from '@vitrine/platform';
import { type TenantDeletion as DeletionRow, Store } from '@vitrine/store';
import type { FastifyReply } from 'fastify';
import { AllowInstance } from '../access/allow.js';

const CONFIRM = 'X-Confirm-Tenant-Id';

/** The end of a tenant. The job `erasure` deletes what is left after the answer. */
@ApiTags('tenants')
@Controller('v1/tenants/:id')
export class TenantDeletionController {
  constructor(@Inject(Store) private readonly store: Store) {}

  @Delete()
  @AllowInstance()
  @ApiHeader({ name: CONFIRM, required: true, description: 'The id of the path once more: there is no way back' })
  @ApiOperation({
    summary: 'Delete a tenant and everything of it',
    description:
      "With the instance's admin key. From the answer on nobody can sign in, keys and live streams have ended, and messages are refused as `unknown_tenant`. A job deletes the rest; Location says how far it is. Asked again meanwhile, it answers the same. Nothing can be brought back.",
  })
  @Answers(202, tenantDeletionSchema)
  async delete(
    @Param('id', { schema: tenantSchema.shape.id }) id: string,
    @Headers(CONFIRM) confirmed: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TenantDeletion> {
    refuseUnconfirmed(id, confirmed);
    const deletion = await this.store.tenantDeletions.accept(id, 'instance');
    if (deletion === undefined) throw new ProblemError(404, 'not_found');
    void reply.header('location', `/v1/tenants/${id}/deletion`);
    return toDeletion(deletion);
  }

  @Get('deletion')
  @AllowInstance()
  @ApiOperation({
    summary: 'How far the deletion of a tenant is',
    description: "With the instance's admin key. 404 when none was asked for, or the id is in use again.",
  })
  @Answers(200, tenantDeletionSchema)
  async read(@Param('id', { schema: tenantSchema.shape.id }) id: string): Promise<TenantDeletion> {
    const deletion = await this.store.tenantDeletions.find(id);
    if (deletion === undefined) throw new ProblemError(404, 'not_found');
    return toDeletion(deletion);
  }
}

function refuseUnconfirmed(id: string, confirmed: string | undefined): void {
  if (confirmed === id) return;
  const code = confirmed === undefined ? 'missing_field' : 'not_the_same';
  throw new ProblemError(400, 'invalid_header', { errors: [{ pointer: `/${CONFIRM}`, code }] });
}

const toDeletion = ({ tenantId, acceptedAt, finishedAt }: DeletionRow): TenantDeletion => ({
  tenantId,
  state: finishedAt === null ? 'running' : 'done',
  acceptedAt: acceptedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});
