import { Body, Controller, Get, Inject, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type NotificationSettings,
  type NotificationSettingsPatch,
  notificationSettingsPatchSchema,
  notificationSettingsSchema,
} from '@vitrine/contracts';
import { Answers, ProblemError } from '@vitrine/platform';
import { Store } from '@vitrine/store';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';

/** How the caller wants to be told of alerts. */
@ApiTags('alerts')
@Controller('v1/me/notifications')
export class NotificationsController {
  constructor(@Inject(Store) private readonly store: Store) {}

  @Get()
  @Allow('alerts:read')
  @ApiOperation({ summary: 'How I am told of alerts: what I chose, and a default for everything else' })
  @Answers(200, notificationSettingsSchema, [404])
  read(@Caller() access: Access): Promise<NotificationSettings> {
    return found(this.store.notificationSettings.find(personOf(access)));
  }

  @Patch()
  @Allow('alerts:read')
  @ApiOperation({ summary: 'Choose how I am told; what is absent stays' })
  @Answers(200, notificationSettingsSchema, [404])
  change(
    @Caller() access: Access,
    @Body({ schema: notificationSettingsPatchSchema }) patch: NotificationSettingsPatch,
  ): Promise<NotificationSettings> {
    return found(this.store.notificationSettings.change(personOf(access), patch));
  }
}

/** @throws 404 for a program: nobody reads what it would be told */
function personOf({ actor }: Access): string {
  if (actor.kind !== 'user') throw new ProblemError(404, 'not_found');
  return actor.id;
}

/** @throws 403 when the account has just ended */
async function found(settings: Promise<NotificationSettings | undefined>): Promise<NotificationSettings> {
  const known = await settings;
  if (known === undefined) throw new ProblemError(403, 'forbidden');
  return known;
}
