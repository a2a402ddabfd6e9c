import type { ShownNotification, WorkerEvents, WorkerScope } from '../scope/worker-scope';
import { ownPath, readPush } from './read-push';

const SUBSCRIPTIONS = '/v1/me/push-subscriptions';

/** Shows what alerting pushes, leads to its page, and tells the api when the browser changes its subscription. */
export function handlePush(scope: WorkerScope): void {
  scope.addEventListener('push', (event) => event.waitUntil(show(scope, event)));
  scope.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(open(scope, ownPath(fieldOf(event.notification, 'path'))));
  });
  scope.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAnew(scope, event)));
}

/** News of one alert take the place of what was shown of it, and are heard. The same message again is neither. */
async function show(scope: WorkerScope, { data }: WorkerEvents['push']): Promise<void> {
  const { title, look } = readPush(data?.text(), scope.navigator.language);
  const shown = await scope.registration.getNotifications({ tag: look.tag });
  const isRepeat = shown.some((one) => fieldOf(one, 'id') === look.data.id && look.data.id !== '');
  const silent = look.silent || isRepeat;
  await scope.registration.showNotification(title, { ...look, silent, renotify: !silent });
}

/** In a window that is open already, else in a new one. */
async function open(scope: WorkerScope, path: string): Promise<void> {
  const url = new URL(path, scope.location.origin).href;
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const [own] = windows.filter((window) => new URL(window.url).origin === scope.location.origin);
  if (own === undefined) {
    await scope.clients.openWindow(url);
    return;
  }
  await own.focus();
  // A window that this worker does not control yet cannot be led anywhere.
  await own.navigate(url).catch(() => scope.clients.openWindow(url));
}

async function subscribeAnew(scope: WorkerScope, event: WorkerEvents['pushsubscriptionchange']): Promise<void> {
  const options = event.oldSubscription?.options;
  if (options === undefined) return;
  const { endpoint, keys } = (await scope.registration.pushManager.subscribe(options)).toJSON() as Record<
    string,
    unknown
  >;
  await scope.fetch(SUBSCRIPTIONS, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys }),
  });
}

function fieldOf({ data }: Pick<ShownNotification, 'data'>, name: string): string {
  const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}
