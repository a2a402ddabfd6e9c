/** The one service worker of the product: each module hears what it is for. */
import { handlePush } from './push/handle-push';
import type { WorkerScope } from './scope/worker-scope';
import { keepShell } from './shell/keep-shell';

const scope = globalThis as unknown as WorkerScope;
keepShell(scope);
handlePush(scope);
