import { Body, Controller, Inject, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type PasswordChangeRequest, passwordChangeRequestSchema } from '@vitrine/contracts';
import { Answers, ProblemError } from '@vitrine/platform';
import { Store } from '@vitrine/store';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../access/access.js';
import { AllowSignedIn, Caller } from '../access/allow.js';
import { Login } from './login.js';
import { ACCOUNT_TRIES } from './login-locks.js';
import { refuseWeakPassword } from './refuse-password.js';

@ApiTags('me')
@Controller('v1/me/password')
export class PasswordController {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Login) private readonly login: Login,
  ) {}

  /** A wrong current password counts as a wrong login does: nobody guesses it at an open screen. */
  @Post()
  @AllowSignedIn()
  @ApiOperation({
    summary: 'Change my password',
    description: 'Needs the current one. Every other session ends, and links made for me stop working.',
  })
  @Answers(204, 'no body')
  async change(
    @Caller() { actor, tenant }: Access,
    @Body({ schema: passwordChangeRequestSchema }) body: PasswordChangeRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    if (actor.kind !== 'user') throw new ProblemError(403, 'forbidden');
    const { user, sessionId } = actor;
    refuseWeakPassword(body.newPassword, user, tenant);
    const typed = { email: user.email, organisation: tenant.id };
    const taken = await this.login.locks.admit(typed, request.ip, []);
    if (!(await this.store.users.hasPassword(user.id, body.currentPassword))) {
      if (taken.tries >= ACCOUNT_TRIES) throw this.login.locks.refusal(taken);
      throw new ProblemError(400, 'invalid_body', {
        errors: [{ pointer: '/currentPassword', code: 'wrong_password' }],
      });
    }
    await this.store.accounts.changePassword(user.id, body.newPassword, sessionId);
    await this.login.locks.clear(typed, tenant.id, request.ip, false);
    await this.store.audit.add({ tenantId: tenant.id, actor: user.id, action: 'password.changed', subject: user.id });
  }
}
