import type { StreamAlert } from '@vitrine/contracts';
import type { Pipeline, Snapshot } from '@/lib/api/types';
import { ClockCheck } from './clock-check';
import { type FlowState, nextFlow } from './flow';

export type LiveStatus = 'connecting' | 'live' | 'polling' | 'offline';

export interface LiveState {
  status: LiveStatus;
  snapshot: Snapshot | null;
  /** When this browser last heard numbers, by stream or by asking; ms since 1970, null before the first. */
  heardAt: number | null;
  /** From the broker taking the newest sale to this screen; null when this browser's clock cannot tell. */
  lagMs: number | null;
  /** Whether sales wait to be processed; null for who may not read that. */
  flow: FlowState | null;
}

const SECOND = 1000;

/** The stream's latest snapshot, handed on at most once a second: the newest wins, none is shown half. */
export class LiveStore {
  private state: LiveState = { status: 'connecting', snapshot: null, heardAt: null, lagMs: null, flow: null };
  private readonly clock = new ClockCheck();
  private readonly listeners = new Set<() => void>();
  private readonly alertListeners = new Set<(alert: StreamAlert | null) => void>();
  private waiting: Snapshot | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shownAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly now: () => number = Date.now) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): LiveState => this.state;

  take(snapshot: Snapshot): void {
    this.waiting = snapshot;
    this.clock.note(snapshot.asOf, this.now());
    if (this.timer !== undefined) return;
    const wait = this.shownAt + SECOND - this.now();
    if (wait <= 0) this.show();
    else this.timer = setTimeout(() => this.show(), wait);
  }

  setStatus(status: LiveStatus): void {
    if (status !== this.state.status) this.change({ status });
  }

  /** @param listener hears each alert of the line; null: the line is new, and what became of alerts before it was not told */
  readonly hearAlerts = (listener: (alert: StreamAlert | null) => void): (() => void) => {
    this.alertListeners.add(listener);
    return () => this.alertListeners.delete(listener);
  };

  tellAlert(alert: StreamAlert | null): void {
    for (const listener of this.alertListeners) listener(alert);
  }

  /** Numbers arrived by asking. */
  heard(): void {
    const heardAt = this.now();
    if (this.state.heardAt === null || heardAt - this.state.heardAt > SECOND) this.change({ heardAt });
  }

  takeFlow(pipeline: Pipeline): void {
    this.change({ flow: nextFlow(this.state.flow, pipeline) });
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private show(): void {
    const snapshot = this.waiting;
    this.stop();
    if (!snapshot) return;
    this.waiting = null;
    this.shownAt = this.now();
    const isNews = this.state.snapshot !== null && snapshot.rawAt !== this.state.snapshot.rawAt;
    this.change({ snapshot, heardAt: this.shownAt, lagMs: isNews ? this.lagOf(snapshot) : this.state.lagMs });
  }

  /** A negative or absurd age counts as none: better no measurement than a wrong one. */
  private lagOf({ rawAt = null }: Snapshot): number | null {
    if (rawAt === null || !this.clock.isRight) return null;
    const lag = this.shownAt - rawAt;
    return lag >= 0 && lag < 600_000 ? lag : null;
  }

  private change(part: Partial<LiveState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}
