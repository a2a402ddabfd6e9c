/** The one service worker of the product: each module hears what it is for. */
import { handlePush } from './push/handle-push';
import { keepShell } from './shell/keep-shell';
import type { WorkerScope } from './worker-scope';

const scope = globalThis as unknown as WorkerScope;
keepShell(scope);
handlePush(scope);
