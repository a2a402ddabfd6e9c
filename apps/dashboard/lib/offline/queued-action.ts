/** Something that a person did and that the api has not been told yet. */
export interface QueuedAction {
  /** Doing it again under the same id takes its place; the api counts it once. */
  id: string;
  /** Whose it is: only told in that person's session. */
  personId: string;
  /** Of this origin, taken by POST. */
  path: string;
  body: unknown;
  queuedAt: number;
  /** Until then it can be taken back, and is told to nobody. */
  notBefore: number;
}

/** What pages say to the service worker. */
export type WorkerMessage =
  // `all`: what could still be taken back goes too, because its page is left.
  | { type: 'send-actions'; all: boolean }
  // `files`: what the page has loaded, its parts that came later among them.
  | { type: 'keep-page'; path: string; files: readonly string[]; personId: string }
  | { type: 'here'; personId: string }
  // Nobody is signed in any more.
  | { type: 'gone' };

/** Heard by all pages whenever the queue has changed; `refused` is what the api will never take. */
export interface QueueNews {
  refused: number;
}
export const QUEUE_CHANNEL = 'vitrine-actions';
export const QUEUE_SYNC = 'vitrine-actions';
