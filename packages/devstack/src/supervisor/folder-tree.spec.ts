import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FolderTree } from './folder-tree.js';

let root = '';
let tree: FolderTree;
let seen: string[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vitrine-tree-'));
  mkdirSync(join(root, 'src', 'deep'), { recursive: true });
  mkdirSync(join(root, 'dist'));
  save('src/deep/a.ts');
  const isSource = (path: string) => relative(root, path).split('/')[0] !== 'dist';
  tree = new FolderTree(root, isSource, (path) => seen.push(relative(root, path)));
  seen = [];
});
afterEach(() => {
  tree.close();
  rmSync(root, { recursive: true, force: true });
});

const save = (path: string) => writeFileSync(join(root, path), String(Math.random()));

/** As editors, `sed -i` and git save: the file that was there is gone, another has its name. */
const saveByRename = (path: string) => {
  save(`${path}.new`);
  renameSync(join(root, `${path}.new`), join(root, path));
};

/** Waits until the change is told and, changes being told in their order, until nothing more can come of it. */
const heard = async (path: string) => {
  while (!seen.includes(path)) await sleep(5);
  const last = `last ${Math.random()}`;
  save(last);
  while (!seen.includes(last)) await sleep(5);
  seen = [];
};

describe('FolderTree', () => {
  it.each([
    ['in place', save],
    ['by rename', saveByRename],
  ])('hears every save of a file, %s', async (_, write) => {
    for (let time = 0; time < 3; time++) {
      write('src/deep/a.ts');
      await heard('src/deep/a.ts');
    }
  });

  it('hears what is saved in a folder that is new, moved here, or was removed and is back', async () => {
    mkdirSync(join(root, 'src/new/below'), { recursive: true });
    await heard('src/new');
    save('src/new/below/b.ts');
    await heard('src/new/below/b.ts');

    renameSync(join(root, 'src/new'), join(root, 'src/moved'));
    await heard('src/moved');
    saveByRename('src/moved/below/b.ts');
    await heard('src/moved/below/b.ts');

    rmSync(join(root, 'src/deep'), { recursive: true });
    await heard('src/deep');
    mkdirSync(join(root, 'src/deep'));
    await heard('src/deep');
    save('src/deep/a.ts');
    await heard('src/deep/a.ts');
  });

  it('does not enter a folder that is of no interest', async () => {
    save('dist/a.js');
    save('src/deep/a.ts');
    await heard('src/deep/a.ts');
    mkdirSync(join(root, 'dist', 'deep'));
    save('dist/deep/b.js');
    save('src/c.ts');
    while (!seen.includes('src/c.ts')) await sleep(5);
    expect(seen.filter((path) => dirname(path).startsWith('dist'))).toEqual([]);
  });
});
