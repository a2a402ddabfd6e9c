import { getRow, putRow } from '../../lib/offline/database';
import { forgetKept } from '../../lib/offline/forget';
import { QUEUE_SYNC, type WorkerMessage } from '../../lib/offline/queued-action';
import { sendHere } from '../../lib/offline/send-here';
import { keepPage } from '../pages/kept-pages';
import type { WorkerScope } from '../scope/worker-scope';

/** Sends what people did while there was no network, keeps pages to read without one, and forgets both when somebody else is here. */
export function handleActions(scope: WorkerScope, send = sendHere): void {
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
    if (message?.type === 'keep-page') event.waitUntil(keepPage(message.path, message.files));
    if (message?.type === 'here') event.waitUntil(forgetOthers(message.personId));
    if (message?.type === 'gone') event.waitUntil(forgetKept());
  });
}

const PERSON = 'person';

async function forgetOthers(personId: string): Promise<void> {
  const known = await getRow('kept', PERSON);
  if (known === personId) return;
  // Nobody is known where all was forgotten: what is there now is this person's own.
  if (known !== undefined) await forgetKept();
  await putRow('kept', PERSON, personId);
}

function readMessage(data: unknown): WorkerMessage | undefined {
  return typeof data === 'object' && data !== null && 'type' in data ? (data as WorkerMessage) : undefined;
}
