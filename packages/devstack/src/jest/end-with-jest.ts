import { afterAll } from '@jest/globals';
import { whenParentEnds } from '../engines/when-parent-ends.js';

/** A worker whose jest was killed would work on, alone: it ends too, and with it what its suite has started. */
afterAll(whenParentEnds(() => process.exit(1)));
