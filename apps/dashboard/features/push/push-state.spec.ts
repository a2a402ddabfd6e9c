import { describe, expect, it } from '@jest/globals';
import { type BrowserFacts, deviceName, pushState } from './push-state';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1';
const IPAD = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15';
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36';
const facts = (change: Partial<BrowserFacts>): BrowserFacts => ({
  ...{
    userAgent: ANDROID,
    touchPoints: 5,
    isStandalone: false,
    hasPush: true,
    permission: 'default',
    isSubscribed: false,
  },
  ...change,
});

describe('pushes on this browser', () => {
  it.each([
    ['off', {}],
    ['off', { permission: 'granted' }],
    ['on', { permission: 'granted', isSubscribed: true }],
    ['blocked', { permission: 'denied', isSubscribed: true }],
    ['unsupported', { hasPush: false }],
    ['unsupported', { permission: undefined }],
    ['needsInstall', { userAgent: IPHONE, hasPush: false, permission: undefined }],
    ['needsInstall', { userAgent: IPAD }],
    ['off', { userAgent: IPHONE, isStandalone: true }],
    ['off', { userAgent: IPAD, touchPoints: 0 }],
  ] as const)('are %s: %j', (state, change) => {
    expect(pushState(facts(change))).toBe(state);
  });

  it('have a name that tells devices apart', () => {
    expect([ANDROID, IPHONE, 'curl/8'].map(deviceName)).toEqual(['Chrome, Android', 'Safari, iPhone', '']);
  });
});
