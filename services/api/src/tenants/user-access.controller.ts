import { Controller, Delete, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type PasswordLink, passwordLinkSchema } from '@vitrine/contracts';
import { Answers, Idempotent, ProblemError } from '@vitrine/platform';
import { Store } from '@vitrine/store';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { ManagedPeople } from './managed-people.js';
import { userId } from './users.controller.js';

/** How a person comes in, and how that ends. */
@ApiTags('users')
@Controller('v1/users/:id')
export class UserAccessController {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(ManagedPeople) private readonly people: ManagedPeople,
  ) {}

  @Post('password-link')
  @Allow('users:manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Make a link by which a person sets a password',
    description:
      'Once, within 24 hours; links made before stop working. The token is in this answer and nowhere else. Honours Idempotency-Key.',
  })
  @Answers(201, passwordLinkSchema, [409, 422])
  async makeLink(@Caller() access: Access, @Param('id', { schema: userId }) id: string): Promise<PasswordLink> {
    const user = await this.people.findOther(access, id);
    if (user.deactivatedAt !== null) throw new ProblemError(409, 'deactivated_person');
    const { token, expiresAt } = await this.store.passwordLinks.make(id);
    await this.people.note(access, 'password.linkMade', id);
    return { token, expiresAt: expiresAt.toISOString() };
  }

  @Delete('password-link')
  @Allow('users:manage')
  @ApiOperation({ summary: 'Revoke the link that a person has not used yet' })
  @Answers(204, 'no body', [409])
  async revokeLink(@Caller() access: Access, @Param('id', { schema: userId }) id: string): Promise<void> {
    await this.people.findOther(access, id);
    await this.store.passwordLinks.revoke(id);
    await this.people.note(access, 'password.linkRevoked', id);
  }

  @Delete('sessions')
  @Allow('users:manage')
  @ApiOperation({ summary: 'Sign a person out everywhere', description: 'Live streams included, within a second.' })
  @Answers(204, 'no body', [409])
  async endSessions(@Caller() access: Access, @Param('id', { schema: userId }) id: string): Promise<void> {
    await this.people.findOther(access, id);
    await this.store.sessions.closeOf(id);
    await this.people.note(access, 'user.signedOut', id);
  }

  @Put('deactivation')
  @Allow('users:manage')
  @ApiOperation({
    summary: 'Deactivate a person',
    description:
      'Sessions, live streams and links end at once; keys they made stop working until they are reactivated.',
  })
  @Answers(204, 'no body', [409])
  async deactivate(@Caller() access: Access, @Param('id', { schema: userId }) id: string): Promise<void> {
    await this.people.findOther(access, id);
    await this.people.end(this.store.accounts.deactivate(access.tenant.id, id));
    await this.people.note(access, 'user.deactivated', id);
  }

  @Delete('deactivation')
  @Allow('users:manage')
  @ApiOperation({ summary: 'Let a deactivated person in again' })
  @Answers(204, 'no body', [409])
  async reactivate(@Caller() access: Access, @Param('id', { schema: userId }) id: string): Promise<void> {
    await this.people.findOther(access, id);
    await this.store.accounts.reactivate(access.tenant.id, id);
    await this.people.note(access, 'user.reactivated', id);
  }
}
