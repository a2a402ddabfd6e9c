export {
  type ChainMessage,
  type ChainOptions,
  type ChainTruth,
  type DemoChain,
  demoChain,
} from './chain/demo-chain.js';
export type { Login, Role } from './chain/logins.js';
export type { Expected, Totals } from './chain/truth.js';
export { type LoadOptions, loadCatalog, loadStream, loadTenant } from './load-stream.js';
export { Random } from './random.js';
