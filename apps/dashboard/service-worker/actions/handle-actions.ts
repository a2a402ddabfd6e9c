import { QUEUE_SYNC, type WorkerMessage } from '../../lib/offline/queued-action';
import { sendHere } from '../../lib/offline/send-here';
import { keepPage } from '../pages/kept-pages';
import type { WorkerScope } from '../scope/worker-scope';
import { WhoIsHere } from './who-is-here';

/** Sends what people did while there was no network, keeps pages to read without one, and forgets both when somebody else is here. */
export function handleActions(scope: WorkerScope, send = sendHere): void {
  const who = new WhoIsHere();
  /** Whoever keeps a page is here, though nobody has said so yet. */
  const keepFor = async ({ personId, path, files }: KeepPage) => {
    await who.here(personId);
    await keepPage(path, files, () => who.isHere(personId));
  };
  /** @throws where something is left: the browser tries again later, also when no page is open. */
  const sendAll = async () => {
    const left = await send(false);
    if (left > 0) throw new Error(`${left} actions are left`);
  };
  scope.addEventListener('sync', (event) => {
    if (event.tag === QUEUE_SYNC) event.waitUntil(sendAll());
  });
  scope.addEventListener('message', (event) => {
    const message = readMessage(event.data);
    if (message?.type === 'send-actions') event.waitUntil(send(message.all));
    // A page of an earlier release does not say whose it is.
    if (message?.type === 'keep-page' && message.personId !== undefined) event.waitUntil(keepFor(message));
    if (message?.type === 'here') event.waitUntil(who.here(message.personId));
    if (message?.type === 'gone') event.waitUntil(who.gone());
  });
}

type KeepPage = Extract<WorkerMessage, { type: 'keep-page' }>;

function readMessage(data: unknown): WorkerMessage | undefined {
  return typeof data === 'object' && data !== null && 'type' in data ? (data as WorkerMessage) : undefined;
}
