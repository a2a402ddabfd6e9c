export { anAcceptedTicket } from './an-accepted-ticket.js';
export { Door } from './door.js';
export { EngineHarness, type PlacedMessage, takeEngines } from './engine-harness.js';
export { type RunningConsumer, runInProcess } from './run-in-process.js';
