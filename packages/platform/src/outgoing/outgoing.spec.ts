import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultOfTarget, parseAllowedTargets } from './outgoing-target.js';
import { isPublicAddress } from './public-address.js';

const none = parseAllowedTargets('');

describe('an address of the public internet', () => {
  it.each([
    ...['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.0', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'],
    ...['::ffff:8.8.8.8', '64:ff9b::808:808'],
  ])('%s is one', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.0.1', '169.254.169.254', '172.16.0.1', '172.31.9.9'],
    ...['192.0.0.8', '192.0.2.1', '192.168.1.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1'],
    ...['240.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:a9fe:a9fe', '64:ff9b::7f00:1', '64:ff9b::10.0.0.1'],
    ...['64:ff9b:1::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', '::7f00:1', '::ffff:0:7f00:1'],
    ...['', 'localhost', '1.2.3', '0x7f.0.0.1'],
  ])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false));

  it('is judged inside IPv6 as outside', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const asHex = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
        const inner = `${asHex[0]}${asHex[1]}:${asHex[2]}${asHex[3]}`;
        for (const spelling of [`::ffff:${address}`, `::FFFF:${inner}`, `0:0:0:0:0:ffff:${inner}`, `64:ff9b::${inner}`])
          expect(isPublicAddress(spelling)).toBe(isPublicAddress(address));
      }),
    );
  });
});

describe('a target', () => {
  it.each([
    ['https://hooks.example/x?y=1', undefined],
    ['https://8.8.8.8/', undefined],
    ['hooks.example', 'not_a_url'],
    ['http://hooks.example/', 'not_https'],
    ['file:///etc/passwd', 'not_https'],
    ['https://user:pass@hooks.example/', 'has_login'],
    ['https://hooks.example:8443/', 'other_port'],
    ['https://127.0.0.1/', 'not_public'],
    ['https://2130706433/', 'not_public'],
    ['https://0x7f.1/', 'not_public'],
    ['https://0177.0.0.1/', 'not_public'],
    ['https://①②⑦.⓪.⓪.①/', 'not_public'],
    ['https://[::1]/', 'not_public'],
    ['https://[::ffff:169.254.169.254]/', 'not_public'],
    ['https://[64:ff9b::a9fe:a9fe]/', 'not_public'],
    ['https://localhost/x', 'not_public'],
    ['https://LOCALHOST./x', 'not_public'],
    ['https://a.localhost/', 'not_public'],
    ['https://printer.local/', 'not_public'],
    ['https://metadata.google.internal/', 'not_public'],
    ['https://api.vitrine.svc.cluster.local./', 'not_public'],
    ['https://erp/', 'not_public'],
    ['https://local.example/', undefined],
    ['https://mylocalhost.example./', undefined],
  ])('%s: %s', (url, fault) => expect(faultOfTarget(url, none)).toBe(fault));

  it('is taken from the list of the operator by its whole origin', () => {
    const allowed = parseAllowedTargets(' http://127.0.0.1:8026, https://hooks.intern.example:8443/x ');
    expect(faultOfTarget('http://127.0.0.1:8026/hooks', allowed)).toBeUndefined();
    expect(faultOfTarget('https://hooks.intern.example:8443/', allowed)).toBeUndefined();
    expect(faultOfTarget('http://127.0.0.1:8027/', allowed)).toBe('not_https');
    expect(faultOfTarget('http://a:b@127.0.0.1:8026/', allowed)).toBe('has_login');
    expect(() => parseAllowedTargets('hooks')).toThrow('OUTGOING_ALLOW');
  });
});
