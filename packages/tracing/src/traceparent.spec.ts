import { describe, expect, it } from '@jest/globals';
import { formatTraceparent, parseTraceparent } from './traceparent.js';

const [TRACE, SPAN] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];

describe('a traceparent', () => {
  it('comes back as it was written', () => {
    const parsed = parseTraceparent(`00-${TRACE}-${SPAN}-01`);
    expect(parsed).toEqual({ traceId: TRACE, spanId: SPAN, traceFlags: 1, isRemote: true });
    expect(parsed && formatTraceparent(parsed)).toBe(`00-${TRACE}-${SPAN}-01`);
  });

  it('of a later version is read as far as it is known', () => {
    expect(parseTraceparent(`cc-${TRACE}-${SPAN}-00-more`)?.traceFlags).toBe(0);
  });

  it.each([
    ['', 'empty'],
    [`00-${TRACE}-${SPAN}-01-more`, 'longer than its version allows'],
    [`ff-${TRACE}-${SPAN}-01`, 'of the forbidden version'],
    [`00-${'0'.repeat(32)}-${SPAN}-01`, 'without a trace'],
    [`00-${TRACE}-${'0'.repeat(16)}-01`, 'without a span'],
    [`00-${TRACE.toUpperCase()}-${SPAN}-01`, 'in capitals'],
    [`cc-${TRACE}-${SPAN}-01-${'x'.repeat(200)}`, 'endless'],
  ])('%p is none: %s', (text) => expect(parseTraceparent(text)).toBeUndefined());
});
