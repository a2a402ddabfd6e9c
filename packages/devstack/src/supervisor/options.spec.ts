import { describe, expect, it } from '@jest/globals';
import { OptionError, parseOptions } from './options.js';

describe('the options of npm start', () => {
  it('starts the demo of twelve stores in .vitrine by default', () => {
    const options = parseOptions([], {}, '/clone');
    expect(options).toMatchObject({
      home: '/clone/.vitrine',
      demo: true,
      incident: true,
      replayClock: undefined,
      stores: 12,
      demoDays: 90,
      loadRate: 0,
      portOffset: 0,
    });
    expect(options.askedChain).toEqual({});
    expect(parseOptions(['--stores', '3'], {}, '/clone').askedChain).toEqual({ stores: 3 });
    expect(options.partitions).toBeGreaterThanOrEqual(2);
    expect(options.partitions).toBeLessThanOrEqual(6);
    expect(options.external).toEqual({ kafka: undefined, clickhouse: undefined, databaseUrl: undefined });
  });

  it('reads flags and environment', () => {
    const env = {
      VITRINE_HOME: '/data',
      VITRINE_PORT_OFFSET: '100',
      TOPIC_PARTITIONS: '12',
      CLICKHOUSE_URL: 'http://ch:8123',
    };
    const options = parseOptions(['--no-demo', '--no-incident', '--fresh', '--rate', '50'], env, '/clone');
    expect(options).toMatchObject({
      home: '/data',
      demo: false,
      incident: false,
      fresh: true,
      loadRate: 50,
      portOffset: 100,
      partitions: 12,
    });
    expect(options.external.clickhouse).toEqual({ url: 'http://ch:8123', user: 'default', password: '' });
  });

  it('names the tenant that is replayed', () => {
    expect(parseOptions(['--replay-clock', '--no-demo'], {}, '/clone')).toMatchObject({
      replayClock: 'replay',
      demo: false,
    });
    expect(parseOptions(['--replay-clock=loja-2'], { VITRINE_BIND: '0.0.0.0' }, '/clone').replayClock).toBe('loja-2');
    const elsewhere = () => parseOptions(['--replay-clock'], { VITRINE_BIND: '192.168.0.7' }, '/clone');
    expect(elsewhere).toThrow(/--replay-clock .* VITRINE_BIND/);
  });

  it.each([
    { argv: ['--replay-clock=No Tenant'], says: '--replay-clock takes the id of a tenant' },
    { argv: ['--stores', '0'], says: '--stores takes a whole number from 1 to 200' },
    { argv: ['--rate', 'many'], says: '--rate' },
    { argv: ['--frehs'], says: 'Unknown option' },
  ])('explains $argv', ({ argv, says }) => {
    expect(() => parseOptions(argv, {}, '/clone')).toThrow(OptionError);
    expect(() => parseOptions(argv, {}, '/clone')).toThrow(says);
  });

  it('refuses an offset at which no browser would show the dashboard, and advises another', () => {
    expect(() => parseOptions([], { VITRINE_PORT_OFFSET: '3000' }, '/clone')).toThrow(
      /dashboard on port 6000.*VITRINE_PORT_OFFSET=3100/,
    );
  });

  it('names a variable that cannot be read, never its value', () => {
    const bad = () => parseOptions([], { VITRINE_PORT_OFFSET: 'secret-like' }, '/clone');
    expect(bad).toThrow('VITRINE_PORT_OFFSET');
    expect(bad).not.toThrow('secret-like');
    expect(() => parseOptions([], { VITRINE_PORT_OFFSET: '40000' }, '/clone')).toThrow('from 0 to 30000');
  });
});
