import { jest } from '@jest/globals';

/** For real engines and browsers on a busy machine; jest 30 reads `testTimeout` for all projects together only. */
jest.setTimeout(120_000);
