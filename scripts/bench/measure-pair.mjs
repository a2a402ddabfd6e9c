import { fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ENTRY = join(import.meta.dirname, 'measure.mjs');

/**
 * Two processes, one a tree, that take turns round by round: whatever else the machine does hits both. Who begins changes each round.
 * @param {{ base: string, here: string }} trees folders of the two trees
 * @param {{ warm: number, rounds: number }} counts rounds that are thrown away, and rounds that count
 * @returns {Promise<{ base: number[], here: number[] }>} figures, round by round
 */
export async function measurePair(file, trees, { warm, rounds }) {
  const sides = { base: start(file, trees.base), here: start(file, trees.here) };
  const figures = { base: [], here: [] };
  for (let round = -warm; round < rounds; round++)
    for (const side of round % 2 === 0 ? ['base', 'here'] : ['here', 'base']) {
      const figure = await sides[side].ask();
      if (round >= 0) figures[side].push(figure);
    }
  await Promise.all(Object.values(sides).map((side) => side.end()));
  return figures;
}

/** A process of one side. It ends with this one, whose channel it listens to. */
function start(file, tree) {
  const child = fork(ENTRY, [file, pathToFileURL(tree).href], { execArgv: ['--expose-gc'] });
  let waiting;
  child.on('message', (figure) => waiting.resolve(figure));
  child.on('exit', (code) => waiting?.reject(new Error(`A process of the bench ended with ${code}.`)));
  const ask = () =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      child.send('round');
    });
  const end = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.disconnect();
    });
  return { ask, end };
}
