import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { kafkaPrograms } from '@vitrine/contracts';
import { loadCredentials } from './credentials.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'vitrine-credentials-'));
});
afterEach(() => rmSync(home, { recursive: true }));

describe("a home's credentials", () => {
  it('are made once, another password for everybody, readable by their owner only', () => {
    const made = loadCredentials(home);
    const passwords = [made.clickhouse.password, made.postgres.password, ...Object.values(made.kafka)];
    expect(new Set(passwords).size).toBe(4 + kafkaPrograms.length);
    expect(passwords.every((password) => password.length === 24)).toBe(true);
    expect(loadCredentials(home)).toEqual(made);
    expect(statSync(join(home, 'credentials.json')).mode & 0o777).toBe(0o600);
  });

  it('of a home from before Kafka asked for a login gain one, and keep what they have', () => {
    const kept = {
      clickhouse: { user: 'default', password: 'of-clickhouse' },
      postgres: { user: 'vitrine', password: 'of-postgres' },
    };
    const file = join(home, 'credentials.json');
    writeFileSync(file, JSON.stringify(kept));
    const { kafka, ...others } = loadCredentials(home);
    expect(others).toEqual(kept);
    expect(Object.keys(kafka)).toEqual(['admin', ...kafkaPrograms, 'producer']);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...kept, kafka });
  });

  it('of a home from before a program was made gain a login for it alone, and keep it', () => {
    const { kafka, ...others } = loadCredentials(home);
    const { api: _made, ...older } = kafka;
    writeFileSync(join(home, 'credentials.json'), JSON.stringify({ ...others, kafka: older }));
    const now = loadCredentials(home);
    expect(now).toEqual({ ...others, kafka: { ...older, api: expect.stringMatching(/^[\w-]{24}$/) } });
    expect(loadCredentials(home)).toEqual(now);
  });
});
