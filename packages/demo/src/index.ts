export {
  type ChainMessage,
  type ChainOptions,
  type ChainTruth,
  type DemoChain,
  demoChain,
} from './chain/demo-chain.js';
export type { PlantedIncident } from './chain/incident-truth.js';
export type { Login, Role } from './chain/logins.js';
export type { PlantedLookAlike } from './chain/look-alike-truth.js';
export type { ChainFeedback, PlantedOffer } from './chain/told-offers.js';
export type { Expected, Totals } from './chain/truth.js';
export { type LoadOptions, loadCatalog, loadStream, loadTenant } from './load-stream.js';
export { Random } from './random.js';
