import { Body, Controller, Get, Headers, Inject, Param, Patch, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type TenantSettings,
  type TenantSettingsPatch,
  tenantSchema,
  tenantSettingsPatchSchema,
  tenantSettingsSchema,
} from '@vitrine/contracts';
import { Answers, ProblemError } from '@vitrine/platform';
import { Store } from '@vitrine/store';
import type { FastifyReply } from 'fastify';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { etagOf, matches } from '../http/etag.js';

/** What a tenant chooses for itself. The list of settings is the contract's; a new one needs nothing here. */
@ApiTags('tenants')
@Controller('v1/tenants/:id/settings')
export class SettingsController {
  constructor(@Inject(Store) private readonly store: Store) {}

  @Get()
  @Allow('settings:manage')
  @ApiOperation({ summary: 'Every setting of the tenant, chosen or by default' })
  @Answers(200, tenantSettingsSchema)
  read(@Caller() access: Access, @Param('id', { schema: tenantSchema.shape.id }) id: string): TenantSettings {
    return settingsIn(access, id);
  }

  @Patch()
  @Allow('settings:manage')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the settings as you read them' })
  @ApiOperation({
    summary: 'Change some settings',
    description: 'Demands If-Match (428): several people may change them.',
  })
  @Answers(200, tenantSettingsSchema, [412, 428])
  async change(
    @Caller() access: Access,
    @Param('id', { schema: tenantSchema.shape.id }) id: string,
    @Body({ schema: tenantSettingsPatchSchema }) patch: TenantSettingsPatch,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TenantSettings> {
    const before = settingsIn(access, id);
    if (ifMatch === undefined) throw new ProblemError(428, 'if_match_required');
    if (!matches(ifMatch, etagOf(JSON.stringify(before)))) throw new ProblemError(412, 'changed_meanwhile');
    const changed = await this.store.tenants.changeSettings(access.tenant, patch);
    if (changed === undefined) throw new ProblemError(412, 'changed_meanwhile');
    const after = tenantSettingsSchema.parse(changed);
    await this.noteChanges(access, before, after);
    void reply.header('etag', etagOf(JSON.stringify(after)));
    return after;
  }

  /** One entry a setting, with what it became: no setting holds anything about a person. */
  private async noteChanges({ tenant, actor }: Access, before: TenantSettings, after: TenantSettings): Promise<void> {
    const was: Record<string, unknown> = before;
    const isChanged = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(was[name]);
    for (const [name, value] of Object.entries(after).filter(isChanged))
      await this.store.audit.noteSetting(tenant.id, actor.id, name, value);
  }
}

/** @throws 404 for any other tenant than the caller's: no caller learns whether it exists */
function settingsIn({ tenant }: Access, id: string): TenantSettings {
  if (tenant.id !== id) throw new ProblemError(404, 'not_found');
  return tenantSettingsSchema.parse(tenant);
}
