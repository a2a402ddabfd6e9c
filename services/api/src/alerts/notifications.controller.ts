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
  async change(
    @Caller() access: Access,
    @Body({ schema: notificationSettingsPatchSchema }) patch: NotificationSettingsPatch,
  ): Promise<NotificationSettings> {
    const before = await found(this.store.notificationSettings.find(personOf(access)));
    const { quietFrom = before.quietFrom, quietTo = before.quietTo } = patch;
    refuseEmptySpan({ quietFrom, quietTo }, patch);
    return found(this.store.notificationSettings.change(personOf(access), patch));
  }
}

/**
 * Quiet from a moment to the same: nobody can say whether that is always or never.
 * @throws 400 with the field that was given
 */
function refuseEmptySpan(
  { quietFrom, quietTo }: Pick<NotificationSettings, 'quietFrom' | 'quietTo'>,
  patch: NotificationSettingsPatch,
): void {
  if (quietFrom === null || quietTo === null || onClock(quietFrom) !== onClock(quietTo)) return;
  const given = (['quietTo', 'quietFrom'] as const).find((field) => patch[field] !== undefined);
  if (given === undefined) return;
  throw new ProblemError(400, 'invalid_body', { errors: [{ pointer: `/${given}`, code: 'empty_span' }] });
}

const onClock = (timeOfDay: string): string => (timeOfDay === '24:00' ? '00:00' : timeOfDay);

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
