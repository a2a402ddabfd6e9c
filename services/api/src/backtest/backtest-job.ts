import type { WatchedRule } from '@vitrine/alert-rules';
import type { AlertSubject } from '@vitrine/contracts';
import type { WarehouseEnv } from '@vitrine/warehouse';

/** What a thread is asked: plain values, which go from thread to thread. */
export interface BacktestJob {
  readonly tenantId: string;
  /** Of the tenant. */
  readonly timeZone: string;
  readonly currency: string;
  /** The asked one first; the others are compared with it. Each with the stores that the caller sees. */
  readonly rules: readonly WatchedRule[];
  /** Whose sales are read; absent: those of every store. */
  readonly storeIds?: readonly string[];
  readonly days: number;
  readonly nowMs: number;
}

/** One opening of a rule for one subject. */
export interface Firing {
  readonly subject: AlertSubject;
  /** The worst that it came to. */
  readonly level: 'warning' | 'critical';
  readonly raisedMs: number;
  readonly endedMs: number | null;
  /** The judged figure when it rang. */
  readonly judged: number | null;
}

export interface BacktestFound {
  /** Business dates. */
  readonly from: string;
  readonly to: string;
  readonly firings: readonly Firing[];
  /** By rule: which part of the firings it would have told too, from 0 to 1. */
  readonly shares: Readonly<Record<string, number>>;
  readonly ticketsRead: number;
}

/** What a thread answers. A failure loses its class on the way; whether waiting helps goes with it. */
export type BacktestAnswer =
  | { readonly found: BacktestFound }
  | { readonly failure: { readonly message: string; readonly retryable: boolean } };

export interface ThreadSettings {
  readonly warehouse: WarehouseEnv;
}
