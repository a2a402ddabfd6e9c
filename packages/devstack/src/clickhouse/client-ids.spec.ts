import { describe, expect, it } from '@jest/globals';
import { underId } from './client-ids.js';

describe('underId', () => {
  it.each([
    ['SELECT queryID()', "SELECT ('it\\'s' AS `queryID()`)"],
    ['SELECT upper(query_id ( /* none */ )), 1', "SELECT upper(('it\\'s' AS `query_id()`)), 1"],
    ["SELECT 'queryID()', query_id, queryID(1) -- queryID()", "SELECT 'queryID()', query_id, queryID(1) -- queryID()"],
    ['-- made\nCREATE VIEW v AS SELECT queryID()', '-- made\nCREATE VIEW v AS SELECT queryID()'],
  ])('%s tells the id where it is asked for', (sql, expected) => {
    expect(underId("it's", sql)).toBe(`/* it's */ ${expected}`);
  });
});
