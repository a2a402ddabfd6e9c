export { aLine, aTicket, TENANT } from './builders.js';
export { type DirtyTwin, dirtyTwin, type TwinFacts } from './dirty-twin/dirty-twin.js';
export { type PlantedMessage, type PlantedPlace, plantedMessages } from './planted-messages.js';
export { PlantedPeople } from './planted-people.js';
export { RawProducer, RefusedByBroker } from './raw-kafka/raw-producer.js';
export type { BatchForm, RawHeader, RawRecord } from './raw-kafka/record-batch.js';
