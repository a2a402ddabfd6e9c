/** The one service worker of the product: each module hears what it is for. */
import { handleActions } from './actions/handle-actions';
import { findKept, isFile } from './pages/kept-pages';
import { handlePush } from './push/handle-push';
import type { WorkerScope } from './scope/worker-scope';
import { keepShell } from './shell/keep-shell';

const scope = globalThis as unknown as WorkerScope;
keepShell(scope, { find: findKept, isFile });
handleActions(scope);
handlePush(scope);
