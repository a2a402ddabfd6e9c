import type { AlertChannel, DeliveryReason } from '@vitrine/contracts';
import type { DueDelivery } from '@vitrine/store';
import type { AllowedDelivery } from './allowed-delivery.js';

/** What became of one try. Reasons are codes: they stand in the log that people see, and hold nothing of a receiver's words. */
export type Outcome =
  /** The channel has taken it (mail server, push service). */
  | { readonly kind: 'sent' }
  /** The receiver itself has it. */
  | { readonly kind: 'delivered' }
  | { readonly kind: 'later'; readonly reason: DeliveryReason; readonly retryAfterMs?: number }
  | { readonly kind: 'never'; readonly reason: DeliveryReason }
  /** Nobody is to have it any more; nothing was tried. */
  | { readonly kind: 'moot'; readonly reason: DeliveryReason };

/** Tries one message once. It throws for a broken dependency of ours only: that is tried again, and is nobody's fault outside. */
export interface Channel {
  send(due: AllowedDelivery): Promise<Outcome>;
  /** Hears that a message was given up after all its tries. */
  gaveUp?(due: DueDelivery): Promise<void>;
}

export type Channels = Readonly<Record<AlertChannel, Channel>>;

export const never = (reason: DeliveryReason): Outcome => ({ kind: 'never', reason });
export const moot = (reason: DeliveryReason): Outcome => ({ kind: 'moot', reason });
export const later = (reason: DeliveryReason, retryAfterMs?: number): Outcome =>
  retryAfterMs === undefined ? { kind: 'later', reason } : { kind: 'later', reason, retryAfterMs };
