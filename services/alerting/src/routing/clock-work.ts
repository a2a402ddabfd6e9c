import type { Store } from '@vitrine/store';
import type { Audiences } from '../audience/audiences.js';
import type { DeliveryBell } from './delivery-bell.js';
import { decideHeld } from './release.js';
import { decideLooks } from './remind.js';

const TURN_EVERY_MS = 2_000;
const PEOPLE_A_TURN = 200;
const ALERTS_A_TURN = 200;

type Asked = Pick<Store, 'alertsBefore' | 'alertsSchedule' | 'notificationSettings'>;

/** What the clock alone brings about: held messages go out, alerts that nobody has are spoken of again. One pod at a time does it. */
export class ClockWork {
  private timer: NodeJS.Timeout | undefined;
  private turning: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly store: Asked,
    private readonly audiences: Audiences,
    private readonly bell: DeliveryBell,
    private readonly now: () => number,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.turning = this.turn()
        .then(() => undefined, this.onError)
        .finally(() => this.start());
    }, TURN_EVERY_MS);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.turning;
  }

  /** One look at everything that is due. @returns how much there was */
  async turn(): Promise<number> {
    const nowMs = this.now();
    const now = new Date(nowMs);
    const held = await this.store.alertsSchedule.releaseHeld({ now, people: PEOPLE_A_TURN }, (due) =>
      decideHeld(due, this.store, this.audiences, nowMs),
    );
    const looked = await this.store.alertsSchedule.lookAgain({ now, limit: ALERTS_A_TURN }, (due) =>
      decideLooks(due, this.store, this.audiences, nowMs),
    );
    if (held + looked > 0) this.bell.ring();
    return held + looked;
  }
}
