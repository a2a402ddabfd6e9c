import { describe, expect, it } from '@jest/globals';
import { asGatewayError } from './gateway-error.js';

describe('asGatewayError', () => {
  it('names the row that cannot be read, and no path of this machine', () => {
    const file = '/home/ana (work)/.vitrine/clickhouse/data/inserts/ee8f0eb5-542b-41de-9fd4-564e834281a4';
    const thrown = new Error(
      `Code: 27. DB::Exception: Cannot parse input: (at row 1)\n: (in file/uri ${file}): While executing File. (CANNOT_PARSE_INPUT_ASSERTION_FAILED)`,
    );
    expect(asGatewayError(thrown)).toMatchObject({
      code: 27,
      label: 'CANNOT_PARSE_INPUT_ASSERTION_FAILED',
      message: 'Cannot parse input: (at row 1)\n: While executing File',
    });
  });
});
