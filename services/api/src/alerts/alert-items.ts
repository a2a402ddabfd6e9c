import type { Alert } from '@vitrine/contracts';
import { type AlertNames, beganMs } from '@vitrine/metrics';
import type { InboxAlert } from '@vitrine/store';
import type { Directory, Labels, StoreRow } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { factsOf, headlineOf } from './headline.js';
import { nameOfSubject, namesOfSubjects } from './subject-names.js';

/** For whom alerts are written: it decides which names stand in them. */
export type AlertsFor = Pick<Access, 'tenant' | 'scope' | 'locale'>;

/** Alerts as people read them: with names, and what they say in one sentence of each language. */
export class AlertItems {
  constructor(
    private readonly labels: Labels,
    private readonly directory: Directory,
  ) {}

  async of(reader: AlertsFor, rows: readonly InboxAlert[]): Promise<Alert[]> {
    if (rows.length === 0) return [];
    const stores = await this.directory.storesOf(reader.tenant.id);
    const names = await namesOfSubjects(reader, rows, { labels: this.labels, stores });
    return rows.map((row, place) => itemOf(row, reader, stores, names[place] ?? {}));
  }
}

function itemOf(row: InboxAlert, { tenant }: AlertsFor, stores: readonly StoreRow[], names: AlertNames): Alert {
  const { subject } = row;
  const timeZone = stores.find(({ storeId }) => storeId === subject.storeId)?.timeZone ?? tenant.timeZone;
  return {
    id: row.id,
    rule: { id: row.ruleId, version: row.ruleVersion, name: row.ruleName, template: row.template },
    subject: {
      ...subject,
      name: nameOfSubject(subject, names, tenant.name),
      storeName: names.store ?? subject.storeId ?? null,
      timeZone,
    },
    headline: headlineOf(row, names, { tenant, timeZone }),
    level: row.level,
    phase: row.phase,
    status: row.status,
    evidence: row.evidence,
    sinceAt: new Date(beganMs(factsOf(row), row.evidence)).toISOString(),
    raisedAt: row.raisedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    endedAt: isoOf(row.endedAt),
    isLate: row.isLate,
    isFlapping: row.isFlapping,
    isUnread: row.isUnread,
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
    acknowledgedAt: isoOf(row.acknowledgedAt),
    snoozedUntil: row.status === 'snoozed' ? isoOf(row.snoozedUntil) : null,
    resolvedAt: isoOf(row.resolvedAt),
    cause: row.cause,
    version: row.version,
  };
}

export const isoOf = (at: Date | null): string | null => at?.toISOString() ?? null;
