import { Body, Controller, Delete, Get, Headers, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type User,
  type UserCreated,
  type UserList,
  type UserPatch,
  type UserRequest,
  userCreatedSchema,
  userListSchema,
  userPatchSchema,
  userRequestSchema,
  userSchema,
} from '@vitrine/contracts';
import { knownLocale } from '@vitrine/messages';
import { Answers, Idempotent, ProblemError } from '@vitrine/platform';
import { AlreadyExists, type Grant, newPassword, Store } from '@vitrine/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { type ListQuery, listQuery } from '../http/created-list.js';
import { linkNext, pageOf } from '../http/cursor.js';
import { etagOf, matches } from '../http/etag.js';
import { refuseOddName } from '../http/fault-of-name.js';
import { type KnownUser, ManagedPeople } from './managed-people.js';

export const userId = z.uuid();

/** The people of a tenant, as far as the caller could have made them. */
@ApiTags('users')
@Controller('v1/users')
export class UsersController {
  constructor(
    @Inject(Store) private readonly store: Store,
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
    refuseOddName(body.name);
    const locale = body.locale ?? knownLocale(tenant.locale);
    const rights = await this.people.rightsAsked(access, body.role, body.scopes);
    const password = credential === 'password' ? { password: newPassword() } : {};
    const person = { ...asked, ...password, tenantId: tenant.id, locale, ...rights };
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

  @Patch(':id')
  @Allow('users:manage')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the person as you read them' })
  @ApiOperation({
    summary: 'Change what a person may do and see',
    description:
      'From their next request on, live streams within a minute. Keys they made stay as they are. Demands If-Match (428): several people may change them.',
  })
  @Answers(200, userSchema, [409, 412, 428])
  async change(
    @Caller() access: Access,
    @Param('id', { schema: userId }) id: string,
    @Body({ schema: userPatchSchema }) patch: UserPatch,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<User> {
    const found = await this.people.findOther(access, id);
    const before = toUser(found);
    if (ifMatch === undefined) throw new ProblemError(428, 'if_match_required');
    if (!matches(ifMatch, etagOf(JSON.stringify(before)))) throw new ProblemError(412, 'changed_meanwhile');
    const { role = before.role, scopes = before.scopes } = patch;
    const rights = await this.people.rightsAsked(access, role, scopes);
    await this.people.end(this.store.accounts.changeRights(found, rights));
    await this.people.note(access, 'user.rightsChanged', id);
    const after = toUser(await this.people.find(access, id));
    void reply.header('etag', etagOf(JSON.stringify(after)));
    return after;
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
