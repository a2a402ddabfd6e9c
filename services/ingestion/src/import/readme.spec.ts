import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseProfile } from '../profiles/load-profile.js';
import { profileSchema } from '../profiles/profile-schema.js';
import { importIntoMemory } from './memory-import.spec-support.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const [, example = ''] = /```json\n([\s\S]*?)```/u.exec(readme) ?? [];
const [, header = ''] = /header `([^`]+)`/u.exec(readme) ?? [];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-readme-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the profile that the README shows', () => {
  it('reads a file with the header that the README names', async () => {
    const file = join(folder, 'vendas.csv');
    const rows = ['1;L1;20/11/2025 09:30;v1;p1;Café;2;1.234,50', '1;L1;20/11/2025 09:31;v1;p2;Chá;1;10,00'];
    writeFileSync(file, [header, ...rows].join('\n'));
    const { rejected, tickets, catalog } = await importIntoMemory(parseProfile(example, 'README'), [folder]);
    expect(rejected.count).toBe(0);
    expect(tickets.map(({ value }) => JSON.parse(value.toString()))).toMatchObject([
      {
        ticketId: '1',
        storeId: 'L1',
        soldAt: '2025-11-20T09:30:00-03:00',
        sellerId: 'v1',
        lines: [
          { productId: 'p1', quantity: '2', unitPrice: '1234.5' },
          { productId: 'p2', quantity: '1', unitPrice: '10' },
        ],
      },
    ]);
    expect(catalog.map(({ value }) => JSON.parse(value.toString()).name)).toEqual(['Café', 'Chá']);
  });

  it('stands beside a table that names every field', () => {
    const { tickets, catalog, lookups } = profileSchema.shape;
    const fields = [
      ...Object.keys(profileSchema.shape),
      ...Object.keys(tickets.shape),
      ...Object.keys(tickets.shape.ticket.shape),
      ...Object.keys(tickets.shape.line.shape),
      ...Object.keys(catalog.unwrap().element.shape),
      ...Object.keys(lookups.unwrap().valueType.shape),
    ];
    const tables = readme.slice(readme.indexOf('| field | holds |'));
    expect([...new Set(fields)].filter((field) => !new RegExp(`\\b${field}\\b`, 'u').test(tables))).toEqual([]);
  });
});
