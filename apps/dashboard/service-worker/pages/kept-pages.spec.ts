import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KEPT_PAGES } from '../../lib/offline/forget';
import { findKept, keepPage } from './kept-pages';

const ORIGIN = 'https://vitrine.example';
const PAGE = '/me/promote';
const before = { caches: globalThis.caches, fetch: globalThis.fetch };

/** The browser's own store of answers, and a server whose pages name their files. */
class Browser {
  readonly stored = new Map<string, Response>();
  pages: Record<string, Response> = {};

  private readonly cache = {
    match: async (path: string) => this.stored.get(path)?.clone(),
    put: async (path: string, answer: Response) => void this.stored.set(path, answer),
    addAll: async (paths: string[]) => {
      for (const path of paths) this.stored.set(path, new Response(`file ${path}`));
    },
    delete: async (path: string) => this.stored.delete(path),
    keys: async () => [...this.stored.keys()].map((path) => ({ url: `${ORIGIN}${path}` })),
  };

  open(): void {
    globalThis.caches = {
      open: async (name: string) => {
        expect(name).toBe(KEPT_PAGES);
        return this.cache;
      },
    } as unknown as CacheStorage;
    globalThis.fetch = async (path) => this.pages[String(path)]?.clone() ?? new Response(null, { status: 404 });
  }

  files(): string[] {
    return [...this.stored.keys()].filter((path) => path.startsWith('/_next/')).sort();
  }
}

const named = (...files: string[]) =>
  new Response(files.map((file) => `<script src="/_next/static/${file}"></script>`).join(''));
const here = async () => true;
const textOf = async (path: string) => (await findKept(`${ORIGIN}${path}`))?.text();

describe('a kept page', () => {
  let browser: Browser;
  beforeEach(() => {
    browser = new Browser();
    browser.open();
  });
  afterEach(() => void Object.assign(globalThis, before));

  it('is found with the files that it names and those that it has loaded, and nothing else is', async () => {
    browser.pages[PAGE] = named('a.js');
    await keepPage(PAGE, ['/_next/static/late.js', '/v1/me'], here);
    expect(await textOf(PAGE)).toContain('a.js');
    expect(await textOf('/_next/static/a.js')).toBe('file /_next/static/a.js');
    expect(browser.files()).toEqual(['/_next/static/a.js', '/_next/static/late.js']);
    expect([await textOf('/me/margins'), await textOf('/v1/me'), await textOf(`${PAGE}.files`)]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
  });

  it('leads an address that chose something to the plain page', async () => {
    browser.pages[PAGE] = named();
    await keepPage(PAGE, [], here);
    const answer = await findKept(`${ORIGIN}${PAGE}?with=p1`);
    expect([answer?.status, answer?.headers.get('location')]).toEqual([302, `${ORIGIN}${PAGE}`]);
  });

  it.each([
    ['the page is asked for', 0],
    ['it is put away', 1],
  ])('is not put back when its person goes while %s', async (_when, looks) => {
    browser.pages[PAGE] = named('a.js');
    const isStillHere = async () => looks-- > 0;
    await keepPage(PAGE, [], isStillHere);
    expect([...browser.stored.keys()].filter((path) => path.startsWith('/me/'))).toEqual([]);
  });

  it('of a person who went while it was on its way is not put back', async () => {
    const answers: ((answer: Response) => void)[] = [];
    globalThis.fetch = () => new Promise<Response>((resolve) => answers.push(resolve));
    let isHere = true;
    const keeping = keepPage(PAGE, [], async () => isHere);
    isHere = false;
    answers[0]?.(named('a.js'));
    await keeping;
    expect([...browser.stored.keys()]).toEqual([]);
  });

  it('is none of a manager, and none that the server did not give', async () => {
    browser.pages['/cross-sell'] = named('b.js');
    await keepPage('/cross-sell', [], here);
    await keepPage('/me/nothing', [], here);
    const redirected = named('login.js');
    Object.defineProperty(redirected, 'redirected', { value: true });
    Object.defineProperty(redirected, 'clone', { value: () => redirected });
    browser.pages['/me/margins'] = redirected;
    await keepPage('/me/margins', [], here);
    expect([...browser.stored.keys()]).toEqual([]);
  });

  it('takes the files of an older build with it, but those that another page still has', async () => {
    browser.pages = { [PAGE]: named('shared.js', 'old.js'), '/me/margins': named('shared.js') };
    await keepPage(PAGE, [], here);
    await keepPage('/me/margins', [], here);
    browser.pages[PAGE] = named('new.js');
    await keepPage(PAGE, [], here);
    expect(browser.files()).toEqual(['/_next/static/new.js', '/_next/static/shared.js']);
    expect(await textOf('/me/margins')).toContain('shared.js');
  });
});
