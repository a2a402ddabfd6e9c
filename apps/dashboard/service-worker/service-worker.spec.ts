import { describe, expect, it } from '@jest/globals';
import { handlePush } from './push/handle-push';
import { ownPath, readPush } from './push/read-push';
import type { NotificationLook, WorkerEvents, WorkerScope } from './scope/worker-scope';
import { keepShell } from './shell/keep-shell';

const ORIGIN = 'https://vitrine.example';
type Shown = { title: string } & NotificationLook;

/** A browser around the worker: it remembers what is shown, and where windows are. */
class Browser {
  readonly shown: Shown[] = [];
  readonly opened: string[] = [];
  readonly sent: { path: unknown; body: unknown }[] = [];
  windows: { url: string; canNavigate: boolean }[] = [];
  isOffline = false;
  /** Addresses of which a page or file was kept. */
  kept: string[] = [];
  private readonly listeners = new Map<string, (event: never) => void>();

  readonly scope = {
    location: { origin: ORIGIN },
    navigator: { language: 'pt-BR' },
    registration: {
      getNotifications: async ({ tag }: { tag: string }) => this.shown.filter((one) => one.tag === tag),
      showNotification: async (title: string, look: NotificationLook) => {
        this.shown.splice(0, this.shown.length, ...this.shown.filter(({ tag }) => tag !== look.tag), {
          title,
          ...look,
        });
      },
      pushManager: {
        subscribe: async () => ({
          toJSON: () => ({ endpoint: 'https://push.example/new', keys: {}, expirationTime: null }),
        }),
      },
    },
    clients: {
      claim: async () => undefined,
      matchAll: async () =>
        this.windows.map((window) => ({
          url: window.url,
          focus: async () => undefined,
          navigate: async (url: string) => {
            if (!window.canNavigate) throw new TypeError('not controlled');
            window.url = url;
          },
        })),
      openWindow: async (url: string) => void this.opened.push(url),
    },
    skipWaiting: async () => undefined,
    fetch: async (path: unknown, init?: RequestInit) => {
      if (this.isOffline) throw new TypeError('no network');
      if (init) this.sent.push({ path, body: JSON.parse(String(init.body)) });
      return new Response('page');
    },
    addEventListener: (name: string, listen: (event: never) => void) => void this.listeners.set(name, listen),
  } as unknown as WorkerScope;

  constructor() {
    keepShell(this.scope, {
      find: async (url) => (this.kept.includes(url) ? new Response(`kept ${url}`) : undefined),
      isFile: (url) => url.includes('/_next/static/'),
    });
    handlePush(this.scope);
  }

  async send<Name extends keyof WorkerEvents>(name: Name, event: Omit<WorkerEvents[Name], 'waitUntil'>): Promise<void> {
    const works: Promise<unknown>[] = [];
    this.listeners.get(name)?.({ ...event, waitUntil: (work: Promise<unknown>) => works.push(work) } as never);
    await Promise.all(works);
  }

  push(message: object | string): Promise<void> {
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    return this.send('push', { data: { text: () => text } });
  }

  navigate(path = '/overview'): Promise<Response | undefined> {
    return this.ask('navigate', path);
  }

  /** What the worker answers; undefined where it leaves that to the browser. */
  async ask(mode: string, path: string): Promise<Response | undefined> {
    const answers: Promise<Response>[] = [];
    const request = { mode, url: `${ORIGIN}${path}` };
    await this.send('fetch', { request, respondWith: (answer) => void answers.push(answer) });
    return answers[0];
  }
}

const message = {
  ...{
    id: 'm1',
    tag: 'alert-1',
    title: 'Atenção: Ibirapuera',
    body: 'Vendas de R$ 3.120, 34% abaixo',
    path: '/alerts/alert-1',
  },
  ...{ level: 'warning', lang: 'pt-BR', atMs: 1_700_000_000_000 },
};

describe('a push', () => {
  it('is a notification with its numbers; news of the same alert take its place and are heard', async () => {
    const browser = new Browser();
    await browser.push(message);
    expect(browser.shown).toMatchObject([{ title: message.title, body: message.body, renotify: true, silent: false }]);
    await browser.push({ ...message, id: 'm2', level: 'critical', body: 'pior' });
    expect(browser.shown).toMatchObject([{ body: 'pior', renotify: true, requireInteraction: true }]);
    await browser.push({ ...message, id: 'm3', tag: 'alert-2' });
    expect(browser.shown).toHaveLength(2);
  });

  it('that comes twice is shown once and heard once; one that says it is over makes no noise', async () => {
    const browser = new Browser();
    await browser.push(message);
    await browser.push(message);
    expect(browser.shown).toMatchObject([{ renotify: false, silent: true }]);
    await browser.push({ ...message, id: 'm2', level: 'none' });
    expect(browser.shown).toMatchObject([{ renotify: false, silent: true }]);
  });

  it.each(['', 'null', '[1]', '{"title":7,"path":["x"]}', 'not json'])(
    'that reads %j says that there is an alert',
    async (text) => {
      const browser = new Browser();
      await browser.push(text);
      expect(browser.shown).toMatchObject([{ title: 'Há um alerta novo', data: { path: '/alerts' } }]);
      expect(readPush(text, 'en-GB').title).toBe('There is a new alert');
    },
  );

  it('leads to its page in the open window, else in a new one, and never to another origin', async () => {
    const browser = new Browser();
    const click = (path: string) =>
      browser.send('notificationclick', { notification: { data: { path }, close: () => undefined } });
    await click('/alerts/a');
    browser.windows = [
      { url: 'https://other.example/', canNavigate: true },
      { url: `${ORIGIN}/overview`, canNavigate: true },
    ];
    await click('/alerts/b');
    expect([browser.opened, browser.windows.map(({ url }) => url)]).toEqual([
      [`${ORIGIN}/alerts/a`],
      ['https://other.example/', `${ORIGIN}/alerts/b`],
    ]);
    browser.windows = [{ url: `${ORIGIN}/overview`, canNavigate: false }];
    await click('//mal.example/x');
    expect(browser.opened.at(-1)).toBe(`${ORIGIN}/alerts`);
    for (const path of ['https://mal.example', '//mal.example', '/\\mal.example', 'javascript:alert(1)', ''])
      expect(ownPath(path)).toBe('/alerts');
    expect(ownPath('/alerts/1?x=2#y')).toBe('/alerts/1?x=2');
  });
});

it('tells the api of a subscription that the browser has renewed', async () => {
  const browser = new Browser();
  await browser.send('pushsubscriptionchange', { oldSubscription: { options: { userVisibleOnly: true } } });
  await browser.send('pushsubscriptionchange', { oldSubscription: null });
  expect(browser.sent).toEqual([
    { path: '/v1/me/push-subscriptions', body: { endpoint: 'https://push.example/new', keys: {} } },
  ]);
});

describe('a page', () => {
  it('comes from the network, and says in our words when that does not answer', async () => {
    const browser = new Browser();
    expect(await (await browser.navigate())?.text()).toBe('page');
    browser.isOffline = true;
    const answer = await browser.navigate();
    expect([answer?.status, answer?.headers.get('content-security-policy')]).toEqual([
      503,
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    ]);
    expect(await answer?.text()).toContain('<h1>Sem conexão</h1>');
  });

  it('that was kept stands in for itself, and its files for themselves', async () => {
    const browser = new Browser();
    const [page, file] = ['/me/promote', '/_next/static/chunks/a.js'];
    browser.kept = [`${ORIGIN}${page}`, `${ORIGIN}${file}`];
    expect(await (await browser.ask('no-cors', file))?.text()).toBe('page');
    browser.isOffline = true;
    expect(await (await browser.navigate(page))?.text()).toBe(`kept ${ORIGIN}${page}`);
    expect(await (await browser.ask('no-cors', file))?.text()).toBe(`kept ${ORIGIN}${file}`);
    expect((await browser.ask('no-cors', '/_next/static/chunks/b.js'))?.type).toBe('error');
  });

  it('asks for everything else by itself', async () => {
    const browser = new Browser();
    const answers = ['cors', 'same-origin', 'no-cors'].map((mode) => browser.ask(mode, '/v1/me'));
    expect(await Promise.all(answers)).toEqual([undefined, undefined, undefined]);
  });
});
