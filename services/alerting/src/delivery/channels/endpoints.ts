import type { TenantSeals } from '@vitrine/privacy';
import { type AlertEndpointRow, endpointSecretPurpose, endpointUrlPurpose, type Store } from '@vitrine/store';
import { Replay } from '../../replay/replay.js';

/** A webhook with its seals broken, for the time of one try. */
export interface OpenEndpoint {
  readonly row: AlertEndpointRow;
  readonly url: string;
  /** The newest first; two while a rotation overlaps, none of Slack's form. */
  readonly secrets: readonly string[];
}

export class Endpoints {
  constructor(
    readonly repository: Pick<Store['alertEndpoints'], 'find' | 'noteDelivered' | 'noteFault'>,
    private readonly seals: Pick<TenantSeals, 'open'>,
    private readonly replay: Pick<Replay, 'targetOf'> = new Replay(),
  ) {}

  /** @returns why nothing can be sent there, as a code */
  async find(tenantId: string, id: string | null, now: Date): Promise<OpenEndpoint | 'endpoint_gone' | 'endpoint_off'> {
    const row = id === null ? undefined : await this.repository.find(tenantId, id);
    if (row === undefined) return 'endpoint_gone';
    return row.state === 'off' ? 'endpoint_off' : this.open(row, now);
  }

  async open(row: AlertEndpointRow, now: Date): Promise<OpenEndpoint> {
    const { id, tenantId, sealedUrl, sealedSecret, sealedSecretBefore, secretBeforeUntil } = row;
    const isOverlapping = secretBeforeUntil !== null && secretBeforeUntil > now;
    const sealed = [sealedSecret, isOverlapping ? sealedSecretBefore : null].flatMap((text) => text ?? []);
    const [url, ...secrets] = await Promise.all([
      this.seals.open(tenantId, endpointUrlPurpose(id), sealedUrl),
      ...sealed.map((text) => this.seals.open(tenantId, endpointSecretPurpose(id), text)),
    ]);
    return { row, url: this.replay.targetOf(tenantId, url, id), secrets };
  }
}
