import { Body, Controller, Delete, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type User,
  type UserCreated,
  type UserList,
  type UserRequest,
  userCreatedSchema,
  userListSchema,
  userRequestSchema,
  userSchema,
} from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import { AlreadyExists, type Grant, newPassword, Store } from '@vitrine/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { refuseUnfit } from '../access/fitting-grants.js';
import { refuseWider } from '../access/hand-on.js';
import { TokenDoor } from '../access/token-door.js';
import { Directory } from '../catalogue/directory.js';
import { Answers } from '../http/answers.js';
import { type ListQuery, listQuery } from '../http/created-list.js';
import { linkNext, pageOf } from '../http/cursor.js';
import { Idempotent } from '../http/idempotency.interceptor.js';
import { knownLocale } from '../messages/known-locale.js';
import { type KnownUser, ManagedPeople } from './managed-people.js';

export const userId = z.uuid();

/** The people of a tenant: those whom the caller could have made, and nobody else. */
@ApiTags('users')
@Controller('v1/users')
export class UsersController {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(TokenDoor) private readonly tokens: TokenDoor,
    @Inject(ManagedPeople) private readonly people: ManagedPeople,
  ) {}

  /** With the instance's admin key also the first person of an installation, before anybody can sign in. */
  @Post()
  @Allow('users:manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Make a person who can sign in',
    description:
      'The password, or with `credential: link` the link by which the person chooses one, is in this answer and nowhere else. Honours Idempotency-Key.',
  })
  @Answers(201, userCreatedSchema, [409, 422])
  async create(@Caller() access: Access, @Body({ schema: userRequestSchema }) body: UserRequest): Promise<UserCreated> {
    const { tenant } = access;
    const { credential, ...asked } = body;
    const locale = body.locale ?? knownLocale(tenant.locale);
    const asGiven = body.scopes.map((scope) => ({ value: '', ...scope }));
    const grants = await this.tokens.grants(access.tenant.id, asGiven);
    refuseUnfit(body.role, grants);
    const where = this.directory.whereabouts(tenant.id);
    await refuseWider(access, { role: body.role, grants }, where, (place) => `/scopes/${place}`);
    const password = credential === 'password' ? { password: newPassword() } : {};
    const person = { ...asked, ...password, tenantId: tenant.id, locale, scopes: grants };
    const { id, email } = await this.store.users.create(person).catch(refuseTaken);
    const link = credential === 'link' ? { link: await this.linkOf(id) } : {};
    await this.people.note(access, credential === 'link' ? 'user.invited' : 'user.created', id);
    return { ...asked, id, email, locale, ...password, ...link };
  }

  @Get()
  @Allow('users:manage')
  @ApiOperation({ summary: 'People who can do and see nothing beyond your scope, oldest first' })
  @Answers(200, userListSchema)
  async list(
    @Caller() access: Access,
    @Query({ schema: listQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserList> {
    const rows = await this.people.list(access, query);
    return linkNext(
      pageOf(rows, query.limit, ({ createdAt, id }) => [createdAt, id], toUser),
      request,
      reply,
    );
  }

  @Get(':id')
  @Allow('users:manage')
  @ApiOperation({ summary: 'One person' })
  @Answers(200, userSchema)
  async read(@Caller() access: Access, @Param('id', { schema: userId }) id: string): Promise<User> {
    return toUser(await this.people.find(access, id));
  }

  @Delete(':id')
  @Allow('users:manage')
  @ApiOperation({
    summary: 'Delete a person',
    description:
      'Name, e-mail, sessions, links and the keys they made end. The sales of a seller keep the id, without a name.',
  })
  @Answers(204, 'no body', [409])
  async delete(@Caller() access: Access, @Param('id', { schema: userId }) id: string): Promise<void> {
    await this.people.findOther(access, id);
    await this.people.end(this.store.accounts.erase(access.tenant.id, id));
    await this.people.note(access, 'user.deleted', id);
  }

  private async linkOf(id: string): Promise<{ token: string; expiresAt: string }> {
    const { token, expiresAt } = await this.store.passwordLinks.make(id);
    return { token, expiresAt: expiresAt.toISOString() };
  }
}

function refuseTaken(error: unknown): never {
  throw error instanceof AlreadyExists ? new ProblemError(409, 'already_exists') : error;
}

function toUser({ id, email, name, role, scopes, locale, passwordSetAt, deactivatedAt, createdAt }: KnownUser): User {
  const state = deactivatedAt !== null ? 'deactivated' : passwordSetAt === null ? 'invited' : 'active';
  const shown = { id, email, name, role, scopes: scopes.map(toGrant), locale: knownLocale(locale) };
  return { ...shown, state, createdAt: createdAt.toISOString() };
}

function toGrant({ kind, value }: Grant): User['scopes'][number] {
  return kind === 'tenant' ? { kind } : { kind, value };
}
