export * from './access/scope.js';
export * from './calendar/dates.js';
export * from './calendar/holidays-br.js';
export * from './calendar/periods.js';
export * from './calendar/store-date.js';
export * from './calendar/time-zone.js';
export * from './money/arithmetic.js';
export * from './money/decimal.js';
