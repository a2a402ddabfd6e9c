import type { Engine, Session } from './engine.js';
import { GatewayError } from './gateway-error.js';

const IDLE_MS = 60_000;

/** Sessions that clients keep by `session_id`, for temporary tables and SET; one query at a time each. */
export class NamedSessions {
  readonly #engine: Engine;
  readonly #byId = new Map<string, { session: Session; isBusy: boolean; timer: NodeJS.Timeout }>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The function returned gives the session back. */
  take(id: string): { session: Session; giveBack: () => void } {
    const known = this.#byId.get(id) ?? {
      session: this.#engine.open(),
      isBusy: false,
      timer: setTimeout(() => undefined, 0),
    };
    if (known.isBusy)
      throw new GatewayError(373, 'SESSION_IS_LOCKED', `Session ${id} is locked by a concurrent client`);
    clearTimeout(known.timer);
    known.isBusy = true;
    this.#byId.set(id, known);
    const forget = () => {
      this.#byId.delete(id);
      known.session.close();
    };
    const giveBack = () => {
      known.isBusy = false;
      known.timer = setTimeout(forget, IDLE_MS).unref();
    };
    return { session: known.session, giveBack };
  }
}
