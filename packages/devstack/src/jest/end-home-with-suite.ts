/** `end-home-with-suite.js HOME`: when the process that started it is gone, ends what still runs on HOME and removes it. */
import { existsSync } from 'node:fs';
import { removeHome } from '../engines/remove-home.js';
import { whenParentEnds } from '../engines/when-parent-ends.js';
import { clearHome } from '../supervisor/clear-home.js';

const home = process.argv[2] ?? '';
whenParentEnds(async () => {
  if (existsSync(home)) await clearHome(home);
  removeHome(home);
  process.exit(0);
});
// Nothing else keeps this process.
setInterval(() => undefined, 60_000);
