import { expect, it } from '@jest/globals';
import { WhoIsHere } from './who-is-here';

/** A browser that keeps things slowly, the first step the slowest. */
function aBrowser() {
  let known: unknown;
  let waits = 50;
  let forgotten = 0;
  const slowly = async <Done>(act: () => Done): Promise<Done> => {
    waits -= 10;
    for (let turn = 0; turn < waits; turn += 1) await null;
    return act();
  };
  const who = new WhoIsHere({
    read: () => slowly(() => known),
    write: (personId) =>
      slowly(() => {
        known = personId;
      }),
    forget: () =>
      slowly(() => {
        known = undefined;
        forgotten += 1;
      }),
  });
  return { who, forgotten: () => forgotten };
}

it('what another person left is forgotten once, what is there of nobody is the own', async () => {
  const { who, forgotten } = aBrowser();
  await who.here('ana');
  await who.here('ana');
  expect([forgotten(), await who.isHere('ana')]).toEqual([0, true]);
  await who.here('bia');
  expect([forgotten(), await who.isHere('ana'), await who.isHere('bia')]).toEqual([1, false, true]);
});

it('who comes and goes is taken in the order in which it was told', async () => {
  const { who } = aBrowser();
  const told = [who.here('ana'), who.gone()];
  await Promise.all(told);
  expect(await who.isHere('ana')).toBe(false);
});

it('one step that fails, as where the disk is full, holds up none behind it', async () => {
  const written: string[] = [];
  const who = new WhoIsHere({
    read: async () => undefined,
    write: async (personId) => {
      if (personId === 'ana') throw new Error('full');
      written.push(personId);
    },
    forget: async () => undefined,
  });
  const [failing, next] = [who.here('ana'), who.here('bia')];
  await expect(failing).rejects.toThrow('full');
  await next;
  expect(written).toEqual(['bia']);
});
