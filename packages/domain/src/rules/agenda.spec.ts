import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Agenda } from './agenda.js';

describe('an agenda', () => {
  it('gives out what is due, the earliest first, and keeps the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: 0, max: 50 }), (times, atMs) => {
        const agenda = new Agenda<number>();
        for (const dueMs of times) agenda.add(dueMs, dueMs);
        const taken: number[] = [];
        for (let next = agenda.takeDue(atMs); next !== undefined; next = agenda.takeDue(atMs)) taken.push(next);
        expect(taken).toEqual(times.filter((dueMs) => dueMs <= atMs).sort((a, b) => a - b));
        expect(agenda.nextMs).toBe(Math.min(...times.filter((dueMs) => dueMs > atMs)));
        agenda.clear();
        expect(agenda.takeDue(Number.MAX_VALUE)).toBeUndefined();
      }),
    );
  });
});
