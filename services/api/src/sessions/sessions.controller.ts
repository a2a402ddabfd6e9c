import { Body, Controller, Delete, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Me, meSchema, type SessionRequest, sessionRequestSchema } from '@vitrine/contracts';
import { Answers, ProblemError, sessionTokenOf } from '@vitrine/platform';
import { Store } from '@vitrine/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllowedOrigins } from '../access/access.guard.js';
import type { Access } from '../access/access.js';
import { AllowAll, AllowSignedIn, Caller } from '../access/allow.js';
import { isSameOrigin } from '../access/same-origin.js';
import { expiredCookie, sessionCookie } from '../access/session-cookie.js';
import { Profiles } from '../me/profiles.js';
import { LiveHub } from '../stream/live-hub.js';
import { Login } from './login.js';

@ApiTags('sessions')
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    @Inject(Login) private readonly login: Login,
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(Store) private readonly store: Store,
    @Inject(LiveHub) private readonly hub: LiveHub,
    @Inject(AllowedOrigins) private readonly origins: AllowedOrigins,
  ) {}

  @Post()
  @AllowAll()
  @ApiOperation({
    summary: 'Sign in',
    description:
      'Answers with the profile and sets the session cookie. 409 `which_organisation` names in `choices` the organisations that e-mail and password fit, when they fit several.',
  })
  @Answers(201, meSchema, [409])
  async open(
    @Body({ schema: sessionRequestSchema }) body: SessionRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    // A foreign page must not sign a visitor in under the attacker's account either.
    if (!isSameOrigin(request, this.origins)) throw new ProblemError(403, 'cross_site');
    const { token, userId, ttlMs } = await this.login.open(body, request.ip);
    await this.closeOf(request);
    void reply.header('set-cookie', sessionCookie(request, token, Math.floor(ttlMs / 1000)));
    return this.profiles.ofUser(userId);
  }

  /** A new sign-in ends the session that the browser had, so that nobody else who knows it keeps it open. */
  private async closeOf(request: FastifyRequest): Promise<void> {
    const token = sessionTokenOf(request);
    const session = token === undefined ? undefined : await this.store.sessions.findByToken(token);
    if (session === undefined) return;
    await this.store.sessions.close(session.id);
    this.hub.closeSession(session.id);
  }

  @Delete('current')
  @AllowSignedIn()
  @ApiOperation({ summary: 'Sign out', description: 'Ends the session everywhere, open live streams included.' })
  @Answers(204, 'no body')
  async close(
    @Caller() { actor }: Access,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (actor.kind === 'user') {
      await this.store.sessions.close(actor.sessionId);
      this.hub.closeSession(actor.sessionId);
    }
    void reply.header('set-cookie', expiredCookie(request));
  }
}
