import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeNote, encodeNote } from './journal.js';
import { atLast, counted, type Ending, isGivenUp, ofPiece, type Trouble } from './tries.js';

/** How many histories are tried of each property. */
const RUNS = process.env.VITRINE_LONG ? 20_000 : 500;

/** What is durable of one partition: how far it is settled, the batch in its note, and what became of each message. */
interface Durable {
  position: number;
  note: string;
  readonly settled: Map<number, 'judged' | 'given up'>;
}

/** How a try of a batch with a bad message goes: it tells an error, ends the process, or a machine dies beside it. */
type Fate = 'fails' | 'ends' | 'world' | 'killed' | 'goes';

/** One step of the work in batch-work.ts: takes up what the note says, does one thing, may be killed before it is noted. */
function step(
  at: Durable,
  last: number,
  bad: ReadonlySet<number>,
  fate: Fate,
  ending: Ending | undefined,
): Ending | undefined {
  const note = decodeNote(at.note);
  const range = note.range ?? { first: at.position, last };
  const say = (trouble: Trouble, to = range): void => {
    at.note = encodeNote({ range: to, formedAtMs: 1, state: '', trouble });
  };
  if (!note.range) {
    if (fate === 'killed') return undefined;
    at.note = encodeNote({ range, formedAtMs: 1, state: '' });
    return attempt();
  }
  const trouble = counted(note.trouble, ending);
  if (fate === 'killed') return undefined;
  say({ ...trouble, isOpen: !isGivenUp(trouble) });
  if (!isGivenUp(trouble)) return attempt();
  const isOne = range.first === range.last;
  const half = { first: range.first, last: range.first + Math.floor((range.last - range.first) / 2) };
  say(isOne ? atLast(trouble) : ofPiece(trouble, trouble.end ?? range.last), isOne ? range : half);
  return undefined;

  function attempt(): Ending | undefined {
    const { trouble: noted } = decodeNote(at.note);
    const messages = Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
    const isBad = noted?.resort ? false : messages.some((offset) => bad.has(offset));
    if (fate === 'world') return { cause: undefined };
    if (isBad) return fate === 'ends' ? undefined : { cause: 'TypeError' };
    for (const offset of messages) {
      if (at.settled.has(offset)) throw new Error(`${offset} is settled twice.`);
      at.settled.set(offset, noted?.resort ? 'given up' : 'judged');
    }
    at.position = range.last + 1;
    const end = noted?.end;
    if (noted && end !== undefined && at.position <= end) say(ofPiece(noted, end), { first: at.position, last: end });
    else at.note = encodeNote({ formedAtMs: 1, state: '' });
    return undefined;
  }
}

const fates = fc.infiniteStream(fc.constantFrom<Fate>('fails', 'ends', 'world', 'killed', 'goes'));

describe('a batch with messages that let it not through', () => {
  it('settles each message once, gives up the bad ones and no other while processes end only by them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.uniqueArray(fc.nat({ max: 39 }), { maxLength: 4 }),
        fc.boolean(),
        (size, offsets, doesEnd) => {
          const bad = new Set(offsets.filter((offset) => offset < size));
          const at: Durable = { position: 0, note: '', settled: new Map() };
          let ending: Ending | undefined;
          for (let steps = 0; at.position < size; steps++) {
            if (steps >= 100 + bad.size * 60) throw new Error(`It stands still at ${at.note}.`);
            ending = step(at, size - 1, bad, doesEnd ? 'ends' : 'fails', ending);
          }
          const givenUp = [...at.settled].filter(([, how]) => how === 'given up').map(([offset]) => offset);
          expect([at.settled.size, new Set(givenUp)]).toEqual([size, bad]);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('loses and doubles nothing, whatever fails and dies between any two steps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.uniqueArray(fc.nat({ max: 39 }), { maxLength: 4 }),
        fates,
        (size, offsets, happens) => {
          const at: Durable = { position: 0, note: '', settled: new Map() };
          let ending: Ending | undefined;
          for (let steps = 0; steps < 400 && at.position < size; steps++)
            ending = step(at, size - 1, new Set(offsets), happens.next().value, ending);
          for (let steps = 0; steps < 400 && at.position < size; steps++)
            ending = step(at, size - 1, new Set(offsets), 'fails', ending);
          expect([...at.settled.keys()]).toEqual(Array.from({ length: size }, (_, offset) => offset));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('is not blamed for what the world does, and what is to be cut stays so', () => {
    const twice: Trouble = { cause: 'TypeError', times: 2, isOpen: true, resort: 0 };
    expect(counted(twice, { cause: undefined })).toEqual({ ...twice, isOpen: false });
    expect(counted({ ...twice, isOpen: false }, undefined)).toEqual({ ...twice, isOpen: false });
    expect(counted(twice, { cause: 'RangeError' })).toMatchObject({ cause: 'RangeError', times: 1 });
    const thrice = counted(twice, { cause: 'TypeError' });
    expect([isGivenUp(thrice), isGivenUp(counted(thrice, { cause: 'RangeError' }))]).toEqual([true, true]);
  });
});
