import {
  type NotificationSettings,
  type NotificationSettingsPatch,
  notificationSettingsSchema,
} from '@vitrine/contracts';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Database } from './database.js';
import { tenants, users } from './schema.js';
import { notificationSettings } from './schema-alerts.js';

/** What a person's defaults follow from. */
export interface SettingsHolder {
  role: string;
  locale: string;
  /** Of the tenant. */
  timeZone: string;
}

/** Alerts a day before the rest comes as a digest. Who has more stores is told of more. */
const DAILY_BUDGET: Readonly<Record<string, number>> = { seller: 10, manager: 20, regional: 40, admin: 40 };
const USUAL_BUDGET = 20;

/** How people want to be told: what they chose, and a default for everything else. */
export class NotificationSettingsRepository {
  constructor(private readonly database: Database) {}

  /** Of those people that there are. */
  async ofPeople(userIds: readonly string[]): Promise<Map<string, NotificationSettings>> {
    if (userIds.length === 0) return new Map();
    const rows = await this.database.run((orm) =>
      orm
        .select({
          id: users.id,
          role: users.role,
          locale: users.locale,
          timeZone: tenants.timeZone,
          chosen: notificationSettings.settings,
        })
        .from(users)
        .innerJoin(tenants, eq(tenants.id, users.tenantId))
        .leftJoin(notificationSettings, eq(notificationSettings.userId, users.id))
        .where(inArray(users.id, [...userIds])),
    );
    return new Map(rows.map(({ id, chosen, ...holder }) => [id, settingsOfPerson(holder, chosen ?? {})]));
  }

  async find(userId: string): Promise<NotificationSettings | undefined> {
    return (await this.ofPeople([userId])).get(userId);
  }

  /** Each field given is chosen from now on. @returns the settings as they are now; undefined where there is no such person */
  async change(userId: string, patch: NotificationSettingsPatch): Promise<NotificationSettings | undefined> {
    await this.database.run((orm) =>
      orm
        .insert(notificationSettings)
        .select(
          orm
            .select({
              userId: users.id,
              tenantId: users.tenantId,
              settings: sql<Partial<NotificationSettings>>`${JSON.stringify(patch)}::jsonb`.as('settings'),
              updatedAt: sql<Date>`now()`.as('updated_at'),
            })
            .from(users)
            .where(eq(users.id, userId)),
        )
        .onConflictDoUpdate({
          target: notificationSettings.userId,
          set: { settings: sql`${notificationSettings.settings} || excluded.settings`, updatedAt: sql`now()` },
        }),
    );
    return this.find(userId);
  }
}

/** Settings out of what is stored: a value that this version does not know counts as not chosen. */
export function settingsOfPerson(
  { role, locale, timeZone }: SettingsHolder,
  chosen: Readonly<Record<string, unknown>>,
): NotificationSettings {
  const known = Object.entries(notificationSettingsSchema.shape).filter(
    ([name, field]) => Object.hasOwn(chosen, name) && field.safeParse(chosen[name]).success,
  );
  return {
    channels: ['app', 'push', 'mail'],
    locale: locale === 'en' ? 'en' : 'pt-BR',
    timeZone,
    quietFrom: null,
    quietTo: null,
    criticalBreaksQuiet: false,
    dailyBudget: DAILY_BUDGET[role] ?? USUAL_BUDGET,
    sound: false,
    ...Object.fromEntries(known.map(([name]) => [name, chosen[name]])),
  };
}
