import type { Engine, Session } from './engine.js';
import { GatewayError } from './gateway-error.js';
import { rememberState } from './prepare-session.js';
import type { QueryRequest } from './read-request.js';

/** What a request says of the session it belongs to. */
export interface SessionName {
  readonly id: string;
  /** How long it is kept unused. */
  readonly timeoutS: number;
  readonly mustExist: boolean;
}

export interface Lease {
  readonly session: Session;
  /** Before the answer ends: its client may ask again at once. Safe to repeat. */
  giveBack(): Promise<void>;
}

interface Kept {
  readonly session: Session;
  isBusy: boolean;
  timer?: NodeJS.Timeout;
}

/** A Session for each request: one of its own, or the one it names, in which SET, USE and temporary tables last. */
export class Sessions {
  private readonly engine: Engine;
  private readonly kept = new Map<string, Kept>();

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** @throws GatewayError for a session that is busy, that is not there though it must be, or that cannot be readonly. */
  async lease(request: QueryRequest): Promise<Lease> {
    if (request.sessionName) return this.named(request.sessionName, request);
    const session = this.engine.open();
    return { session, giveBack: once(async () => session.close()) };
  }

  private async named({ id, timeoutS, mustExist }: SessionName, request: QueryRequest): Promise<Lease> {
    if (mustExist && !this.kept.has(id)) throw new GatewayError(372, 'SESSION_NOT_FOUND', `Session ${id} not found`);
    const kept: Kept = this.kept.get(id) ?? { session: this.engine.open(), isBusy: false };
    if (kept.isBusy) throw new GatewayError(373, 'SESSION_IS_LOCKED', `Session ${id} is locked by a concurrent client`);
    this.kept.set(id, kept);
    kept.isBusy = true;
    clearTimeout(kept.timer);
    const release = (): void => {
      kept.isBusy = false;
      kept.timer = setTimeout(() => this.end(id, kept), timeoutS * 1000).unref();
    };
    try {
      const putBack = await rememberState(kept.session, request);
      return { session: kept.session, giveBack: once(() => putBack().finally(release)) };
    } catch (error) {
      release();
      throw error;
    }
  }

  private end(id: string, { session }: Kept): void {
    this.kept.delete(id);
    session.close();
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
