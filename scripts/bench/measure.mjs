/** The process of one side: prepares the bench once, then answers one figure for each message. Ends when its parent is gone. */
import { pathToFileURL } from 'node:url';

const [file = '', tree = ''] = process.argv.slice(2);
const { prepare } = await import(pathToFileURL(file).href);
const round = await prepare(tree);

process.on('message', async () => {
  // Garbage of the round before must not count in this one. A full collection would also throw away code compiled for that garbage.
  globalThis.gc({ type: 'minor' });
  process.send(await round());
});
