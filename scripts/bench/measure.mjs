/** The process of one side: prepares the bench once, then answers one figure for each message. Ends when its parent is gone. */
import { pathToFileURL } from 'node:url';

const [file = '', tree = ''] = process.argv.slice(2);
const endings = [];
let ending;
process.on('disconnect', () => end(0));
// An interrupt reaches the whole group of processes, and this one has more to give back than its parent knows.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(130));

try {
  const { prepare } = await import(pathToFileURL(file).href);
  const round = await prepare(tree, { onEnd: (giveBack) => endings.push(giveBack) });
  process.on('message', () => answer(round).catch(fail));
} catch (error) {
  await fail(error);
}

async function answer(round) {
  // Garbage of the round before must not count in this one. A full collection would also throw away code compiled for that garbage.
  globalThis.gc({ type: 'minor' });
  process.send(await round());
}

async function fail(error) {
  console.error(error);
  await end(1);
}

function end(code) {
  ending ??= giveAllBack().finally(() => process.exit(code));
  return ending;
}

/** What was opened last is closed first. */
async function giveAllBack() {
  for (const giveBack of endings.reverse()) await giveBack();
}
