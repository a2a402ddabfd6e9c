import { Body, Controller, Get, Headers, Inject, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Me, type MePatch, mePatchSchema, meSchema } from '@vitrine/contracts';
import { Answers, ProblemError } from '@vitrine/platform';
import { Store } from '@vitrine/store';
import type { Access } from '../access/access.js';
import { AllowSignedIn, Caller } from '../access/allow.js';
import { etagOf, matches } from '../http/etag.js';
import { Profiles } from './profiles.js';

@ApiTags('me')
@Controller('v1/me')
export class MeController {
  constructor(
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(Store) private readonly store: Store,
  ) {}

  @Get()
  @AllowSignedIn()
  @ApiOperation({ summary: 'Who am I, and what may I see' })
  @Answers(200, meSchema)
  read(@Caller() access: Access): Promise<Me> {
    return this.profiles.of(access);
  }

  @Patch()
  @AllowSignedIn()
  @ApiOperation({ summary: 'Change my language', description: 'If-Match is honoured when sent (412).' })
  @Answers(200, meSchema, [412])
  async change(
    @Caller() access: Access,
    @Body({ schema: mePatchSchema }) patch: MePatch,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<Me> {
    if (access.actor.kind !== 'user') throw new ProblemError(403, 'forbidden');
    const { user } = access.actor;
    if (ifMatch !== undefined && !matches(ifMatch, etagOf(JSON.stringify(await this.profiles.of(access))))) {
      throw new ProblemError(412, 'changed_meanwhile');
    }
    const version = ifMatch === undefined ? undefined : user.version;
    if ((await this.store.users.setLocale(user.id, patch.locale, version)) === undefined) {
      throw new ProblemError(412, 'changed_meanwhile');
    }
    return this.profiles.ofUser(user.id);
  }
}
