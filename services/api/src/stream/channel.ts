import type { StreamSnapshot } from '@vitrine/contracts';
import { canSeeStore, type Scope } from '@vitrine/domain';
import type { AcceptedEvent } from '../accepted/accepted-event.js';
import type { Access } from '../access/access.js';
import type { Stalled } from '../pipeline/standstill.js';
import type { Freshness } from './live-day.js';
import { type SseConnection, sseEvent } from './sse-connection.js';

/** One open stream and whose it is. */
export interface Listener {
  connection: SseConnection;
  /** The person or the key: each may have a number of streams open. */
  callerId: string;
  tenantId: string;
  /** Undefined for an API key and for the instance. */
  sessionId: string | undefined;
  /** Undefined for a person and for the instance. */
  keyId: string | undefined;
  /** As it was when the stream began; `isStillAllowed` says whether it is so yet. */
  access: Access;
  /** Asks again whether this caller may still listen with this scope. */
  isStillAllowed(): Promise<boolean>;
}

/** Everybody of one tenant with the same scope: they get the same bytes. */
export class Channel {
  readonly listeners = new Set<Listener>();
  readonly freshness: Freshness = { acceptedAt: null, rawAt: null };
  isStale = false;
  /** Event id of the last snapshot; a client that has the current one needs nothing. */
  currentId: string | undefined;
  businessDate: string | undefined;
  private last: { snapshot: StreamSnapshot; bytes: Buffer } | undefined;
  /** The id of a snapshot that was sent again with another statement on its completeness: a client may have either. */
  private toldTwice: string | undefined;

  constructor(readonly scope: Scope) {}

  /** Gives a newcomer the last snapshot if it is still true. */
  greet(listener: Listener): boolean {
    if (this.last === undefined || this.isStale) return false;
    listener.connection.send(this.last.bytes);
    return true;
  }

  /** Notes a sale if this scope may know of it. @returns whether it may */
  note(event: AcceptedEvent): boolean {
    const { sellerId } = this.scope;
    if (!canSeeStore(this.scope, event.storeId)) return false;
    if (sellerId !== undefined && !event.sellerIds.has(sellerId)) return false;
    if (event.isRestatement) return true;
    this.freshness.acceptedAt = Math.max(this.freshness.acceptedAt ?? 0, event.acceptedAt);
    this.freshness.rawAt = Math.max(this.freshness.rawAt ?? 0, event.rawAt);
    return true;
  }

  /** Does a client that returns with this id need nothing? */
  isCurrent(id: string): boolean {
    return id === this.currentId && id !== this.toldTwice && !this.isStale;
  }

  publish(snapshot: StreamSnapshot, id: string): void {
    const bytes = sseEvent('snapshot', id, snapshot);
    this.last = { snapshot, bytes };
    this.currentId = id;
    this.businessDate = snapshot.businessDate;
    for (const { connection } of this.listeners) connection.send(bytes);
  }

  /** Sends the last snapshot again when it has become incomplete, or complete, without reading the warehouse. */
  tell(stalled: Stalled | null): void {
    if (this.last === undefined || this.currentId === undefined) return;
    const { snapshot } = this.last;
    if (snapshot.stalled?.since === stalled?.since && snapshot.stalled?.cause === stalled?.cause) return;
    this.toldTwice = this.currentId;
    this.publish({ ...snapshot, stalled }, this.currentId);
  }
}
