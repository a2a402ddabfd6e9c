/** What of a service worker's world ours touches; the browser's own types of it do not go beside those of a page. */
export interface WorkerScope {
  readonly location: { readonly origin: string };
  readonly navigator: { readonly language: string };
  readonly registration: {
    getNotifications(filter: { tag: string }): Promise<readonly ShownNotification[]>;
    showNotification(title: string, options: NotificationLook): Promise<void>;
    readonly pushManager: { subscribe(options: unknown): Promise<{ toJSON(): unknown }> };
  };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(filter: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly OpenWindow[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  fetch(input: unknown, init?: RequestInit): Promise<Response>;
  addEventListener<Name extends keyof WorkerEvents>(name: Name, listen: (event: WorkerEvents[Name]) => void): void;
}

interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}

export interface WorkerEvents {
  install: Extendable;
  activate: Extendable;
  fetch: Extendable & {
    readonly request: { readonly mode: string; readonly url: string };
    respondWith(answer: Promise<Response>): void;
  };
  message: Extendable & { readonly data: unknown };
  /** Browsers that have none send when a page is open. */
  sync: Extendable & { readonly tag: string };
  push: Extendable & { readonly data: { text(): string } | null };
  notificationclick: Extendable & { readonly notification: ShownNotification };
  pushsubscriptionchange: Extendable & { readonly oldSubscription?: { readonly options: unknown } | null };
}

export interface ShownNotification {
  readonly data: unknown;
  close(): void;
}

export interface OpenWindow {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}

/** `NotificationOptions`, with what browsers have and the types lack. */
export interface NotificationLook {
  readonly body: string;
  readonly tag: string;
  readonly lang: string;
  readonly icon: string;
  readonly timestamp?: number;
  readonly renotify: boolean;
  readonly silent: boolean;
  readonly requireInteraction: boolean;
  readonly data: { readonly id: string; readonly path: string };
}
