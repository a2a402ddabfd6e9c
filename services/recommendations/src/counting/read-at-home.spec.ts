import { expect, it } from '@jest/globals';
import { partitionOf } from '@vitrine/bus';
import { anAcceptedTicket } from '@vitrine/consumer/testing';
import { readAtHome } from './read-at-home.js';

const ticket = anAcceptedTicket();
const PARTITIONS = 5;
const HOME = partitionOf(`${ticket.tenantId}:${ticket.storeId}`, PARTITIONS);
const AWAY = (HOME + 1) % PARTITIONS;

const readAt = (partition: number, movedBy?: string) =>
  readAtHome({ partition, partitions: PARTITIONS })({
    ...{ key: null, value: Buffer.from(JSON.stringify(ticket)), timestamp: '0', attributes: 0, offset: '0' },
    headers: movedBy === undefined ? {} : { 'vitrine-moved': Buffer.from(movedBy) },
  }).kind;

it('counts a ticket at home, and moves one that lies elsewhere, also where it was moved to before', () => {
  expect([readAt(HOME), readAt(AWAY)]).toEqual(['accepted', 'rehomed']);
  expect([readAt(HOME, 'recommendations'), readAt(AWAY, 'recommendations')]).toEqual(['accepted', 'rehomed']);
});

it('leaves copies of another group where they lie', () => {
  expect([readAt(HOME, 'alerting'), readAt(AWAY, 'alerting')]).toEqual(['duplicate', 'duplicate']);
});
