export * from './routing/audience.js';
export * from './routing/recipients.js';
