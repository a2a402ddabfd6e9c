import { expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { blameOf } from './blame.js';
import { BusUnavailable, PartitionLost } from './errors.js';

const error = (name: string, fields: object = {}, cause?: unknown): Error =>
  Object.assign(new Error('x', { cause }), { name }, fields);
const kafka = (type: string, retriable: boolean): Error =>
  new kafkajs.KafkaJSProtocolError(Object.assign(new Error(type), { type, retriable }));
const lost = (cause?: unknown): Error => new PartitionLost('t', 0, cause);

it.each([
  ['a mistake in reading or writing it', new TypeError('x'), 'TypeError'],
  ['the same in a transaction', lost(new TypeError('x')), 'TypeError'],
  ['anything nobody foresaw', new Error('x'), 'Error'],
  [
    'a value that an engine blames',
    error('WarehouseQueryError', { retryable: false, namesData: true }),
    'WarehouseQueryError',
  ],
  ['a record that Kafka does not take', lost(kafka('INVALID_RECORD', false)), 'KafkaJSProtocolError'],
  ['what is no error', 'text', 'NoError'],
])('%s blames the data', (_, thrown, cause) => expect(blameOf(thrown)).toBe(cause));

it.each([
  ['an engine that is away', new BusUnavailable('b')],
  ['an engine that refuses us or misses a table', error('WarehouseQueryError', { retryable: false, namesData: false })],
  ['too many parts', error('WarehouseQueryError', { retryable: true, namesData: false })],
  ['a login', error('StoreAuthError', { retryable: false })],
  ['a lost partition', lost()],
  ['a fenced producer', lost(kafka('INVALID_PRODUCER_EPOCH', false))],
  ['what Kafka will do later', lost(kafka('NOT_ENOUGH_REPLICAS', true))],
  ['a connection', error('Error', { code: 'ECONNREFUSED', syscall: 'connect' })],
  ['a deadline', error('TimeoutError')],
  ['memory', new RangeError('Array buffer allocation failed')],
])('%s does not', (_, thrown) => expect(blameOf(thrown)).toBeUndefined());
