export * from './checks.js';
export * from './fill-in.js';
export * from './locales.js';
export * from './speaker.js';
