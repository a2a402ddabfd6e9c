import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type UserCreated, type UserRequest, userCreatedSchema, userRequestSchema } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import { AlreadyExists, newPassword, Store } from '@vitrine/store';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { refuseUnfit } from '../access/fitting-grants.js';
import { refuseWider } from '../access/hand-on.js';
import { Directory } from '../catalogue/directory.js';
import { Answers } from '../http/answers.js';
import { Idempotent } from '../http/idempotency.interceptor.js';
import { knownLocale } from '../messages/known-locale.js';

/** How the first person of an installation comes to be: with the instance's admin key, before anybody can sign in. */
@ApiTags('users')
@Controller('v1/users')
export class UsersController {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  @Post()
  @Allow('users:manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Make a person who can sign in',
    description: 'The password is in this answer and nowhere else. Honours Idempotency-Key.',
  })
  @Answers(201, userCreatedSchema, [409, 422])
  async create(@Caller() access: Access, @Body({ schema: userRequestSchema }) body: UserRequest): Promise<UserCreated> {
    const { tenant, actor } = access;
    const password = newPassword();
    const locale = body.locale ?? knownLocale(tenant.locale);
    const scopes = body.scopes.map((scope) => ({ value: '', ...scope }));
    refuseUnfit(body.role, scopes);
    const asked = { role: body.role, grants: scopes };
    await refuseWider(access, asked, this.directory.whereabouts(tenant.id), (place) => `/scopes/${place}`);
    try {
      const user = await this.store.users.create({ ...body, tenantId: tenant.id, password, locale, scopes });
      await this.store.audit.add({ tenantId: tenant.id, actor: actor.id, action: 'user.created', subject: user.id });
      return { ...body, id: user.id, email: user.email, locale, password };
    } catch (error) {
      throw error instanceof AlreadyExists ? new ProblemError(409, 'already_exists') : error;
    }
  }
}
