import { Audience, needsOfFigures } from '@vitrine/alert-rules';
import type { AlertDetail, AlertEvent } from '@vitrine/contracts';
import { screenOf } from '@vitrine/metrics';
import { ProblemError } from '@vitrine/platform';
import type { AlertEventRow, InboxAlert, InboxReader, Store } from '@vitrine/store';
import type { Access } from '../access/access.js';
import type { AlertExplanation } from './alert-explanation.js';
import { type AlertItems, isoOf } from './alert-items.js';
import { deliveryItem } from './delivery-item.js';
import type { InboxReaders } from './inbox-readers.js';

/** One alert with all that belongs to it. */
export class AlertDetails {
  constructor(
    private readonly store: Pick<Store, 'inbox' | 'users' | 'alertRules'>,
    private readonly readers: InboxReaders,
    private readonly items: AlertItems,
    private readonly explanation: AlertExplanation,
  ) {}

  /** @throws 404 as well for an alert beyond the scope */
  async of(access: Access, id: string): Promise<AlertDetail> {
    const reader = await this.readers.of(access);
    const { inbox } = this.store;
    const [row] = await inbox.ofIds(reader, [id]);
    const [item] = row === undefined ? [] : await this.items.of(access, [row]);
    if (row === undefined || item === undefined) throw new ProblemError(404, 'not_found');
    const kept = await this.store.alertRules.find(row.tenantId, row.ruleId);
    const [events, deliveries, earlier, assignees, explanation] = await Promise.all([
      inbox.events(row),
      inbox.deliveriesOf(reader, id),
      inbox.earlier(reader, row),
      this.assigneesOf(row, reader),
      this.explanation.of(access, row, item.subject.timeZone, kept?.rule.action),
    ]);
    return {
      ...item,
      events: events.filter((event) => isFor(reader, event)).map(eventItem),
      deliveries: deliveries.map(deliveryItem),
      earlier: earlier.map(({ raisedAt, endedAt, ...rest }) => ({
        ...rest,
        raisedAt: raisedAt.toISOString(),
        endedAt: isoOf(endedAt),
      })),
      assignees,
      screen: screenOf(row, { timeZone: item.subject.timeZone, hasStores: reader.sellerId === undefined }),
      ...explanation,
    };
  }

  /** People who can see it, the reader first. A seller gives an alert to nobody. */
  private async assigneesOf(row: InboxAlert, reader: InboxReader): Promise<AlertDetail['assignees']> {
    if (reader.sellerId !== undefined || reader.userId === undefined) return [];
    const people = await this.store.users.list(row.tenantId, { limit: MOST_PEOPLE });
    const audience = new Audience(row.tenantId, people, await this.readers.placesOf(row.tenantId));
    const seeing = new Set(audience.whoSees(row.subject, needsOfFigures(row.evidence)).map(({ id }) => id));
    return people
      .filter(({ id, role }) => role !== 'seller' && seeing.has(id))
      .sort((a, b) => Number(b.id === reader.userId) - Number(a.id === reader.userId) || (a.name < b.name ? -1 : 1))
      .slice(0, MOST_ASSIGNEES)
      .map(({ id, name }) => ({ id, name }));
  }
}

/** Looked through for whom it may be given to; a choice among more is none. */
const MOST_PEOPLE = 2_000;
const MOST_ASSIGNEES = 100;

/** What others write about a seller is between them; the seller reads the course of things and their own words. */
function isFor({ sellerId, userId }: InboxReader, { kind, actorId }: AlertEventRow): boolean {
  return sellerId === undefined || actorId === userId || (kind !== 'commented' && kind !== 'notUseful');
}

function eventItem({ id, kind, at, level, evidence, comment, detail, ...row }: AlertEventRow): AlertEvent {
  const assigneeId = detail?.assigneeId;
  return {
    id,
    kind,
    at: at.toISOString(),
    actor: row.actorId === null ? null : { id: row.actorId, name: row.actorName ?? '' },
    level: level === 'none' || level === 'warning' || level === 'critical' ? level : null,
    evidence,
    comment,
    assignee: assigneeId === undefined ? null : { id: assigneeId, name: row.assigneeName ?? '' },
    until: detail?.until ?? null,
    cause: detail?.cause ?? null,
  };
}
