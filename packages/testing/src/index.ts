export { aLine, aProduct, aSeller, aStore, aTarget, aTicket, lines } from './builders.js';
export {
  type ChainMessage,
  type ChainOptions,
  type ChainTruth,
  type DemoChain,
  demoChain,
} from './chain/demo-chain.js';
export type { Login, Role } from './chain/logins.js';
export type { Expected, Totals } from './chain/truth.js';
export { type DirtyTwin, dirtyTwin, type TwinFacts } from './dirty-twin/dirty-twin.js';
export { type LoadOptions, loadCatalog, loadStream, loadTenant } from './load-stream.js';
export { type PlantedMessage, type PlantedPlace, plantedMessages } from './planted-messages.js';
export { PlantedPeople } from './planted-people.js';
export { RawProducer, RefusedByBroker } from './raw-kafka/raw-producer.js';
export type { BatchForm, RawHeader, RawRecord } from './raw-kafka/record-batch.js';
