import { describe, expect, it } from '@jest/globals';
import { partitionOf } from '@vitrine/bus';
import { checkKey, type KeyParts } from './check-key.js';

const PARTITIONS = 6;
const home = (key: string) => partitionOf(key, PARTITIONS);
const away = (key: string) => (home(key) + 1) % PARTITIONS;

const judge = (key: string | null, partition: number, parts: KeyParts = ['t', 's1']) =>
  checkKey<KeyParts>(
    { key: key === null ? null : Buffer.from(key), partition, partitions: PARTITIONS },
    (value) => value,
  )(parts);

describe('check-key', () => {
  it('passes a message that lies where its key belongs', () => {
    expect(judge('t:s1', home('t:s1'))).toEqual({ kind: 'accepted', value: ['t', 's1'] });
  });

  it('moves a message that lies elsewhere', () => {
    expect(judge('t:s1', away('t:s1'))).toEqual({ kind: 'rehomed', partition: home('t:s1'), key: 't:s1' });
  });

  it.each([null, ''])('gives a message without a key (%j) the one of its content', (key) => {
    expect(judge(key, away('t:s1'))).toEqual({ kind: 'rehomed', partition: home('t:s1'), key: 't:s1' });
    expect(judge(key, home('t:s1'))).toMatchObject({ kind: 'accepted' });
  });

  it('takes two spellings of a store for one: the normal one decides the partition', () => {
    const spelled = judge('t: loja 1', home('t: loja 1'), ['t', ' loja 1']);
    const normal = 't:loja 1';
    if (home(normal) === home('t: loja 1')) expect(spelled.kind).toBe('accepted');
    else expect(spelled).toEqual({ kind: 'rehomed', partition: home(normal), key: normal });
    expect(judge(normal, home(normal), ['t', ' loja 1'])).toMatchObject({ kind: 'accepted' });
  });

  it('refuses a key that contradicts the content, on the partition of that key', () => {
    expect(judge('t:other', home('t:other'))).toMatchObject({ kind: 'rejected', code: 'key_mismatch' });
    expect(judge('t:other', away('t:other'))).toEqual({
      kind: 'rehomed',
      partition: home('t:other'),
      key: Buffer.from('t:other'),
    });
  });

  it('leaves content without tenant or store to the check of its shape, at the home of its key', () => {
    const nothing = (key: string | null, partition: number) =>
      checkKey(
        { key: key === null ? null : Buffer.from(key), partition, partitions: PARTITIONS },
        () => undefined,
      )('content');
    expect(nothing(null, 3)).toEqual({ kind: 'accepted', value: 'content' });
    expect(nothing('t:s1', home('t:s1'))).toEqual({ kind: 'accepted', value: 'content' });
    expect(nothing('t:s1', away('t:s1'))).toMatchObject({ kind: 'rehomed', partition: home('t:s1') });
  });
});
