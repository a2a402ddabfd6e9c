import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { joinCertificates } from './trust-bundle.js';

describe('joinCertificates', () => {
  it('joins one certificate an engine, in a fixed order', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ca-'));
    for (const engine of ['postgres', 'kafka']) {
      await mkdir(join(folder, engine));
      await writeFile(join(folder, engine, 'ca.crt'), `certificate of ${engine}\n\n`);
    }
    expect(await joinCertificates(folder)).toBe('certificate of kafka\ncertificate of postgres\n');
  });

  it('is empty where nothing is mounted', async () => {
    expect(await joinCertificates('/nowhere/at/all')).toBe('');
  });
});
