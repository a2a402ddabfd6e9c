// What production starts: Next's standalone server, with a stop of our own instead of Next's, which resets idle connections.
import { appendPeers } from './append-peer.mjs';
import { stopGracefully } from './graceful-stop.mjs';
import { readPaths } from './readable-path.mjs';

process.env.NEXT_MANUAL_SIG_HANDLE = 'true';
// Load balancers keep an idle connection for 60 s and must be the first to close: otherwise they send into a closed line.
process.env.KEEP_ALIVE_TIMEOUT ??= '65000';
stopGracefully();
appendPeers();
readPaths();
await import(new URL('server.js', import.meta.url).href); // made by the build, here beside it
