import { loginOf } from './dashboard.js';

const manager = () => loginOf('manager');
const seller = () => loginOf('seller');

/** Every page, who opens it and what says that it is there. */
export const pages = [
  { name: 'login', path: () => '/login', role: null, ready: 'form' },
  {
    name: 'overview',
    path: () => '/overview',
    role: 'admin',
    ready: '[data-testid="kpi-netSales"]:not([data-value=""])',
  },
  { name: 'stores', path: () => '/stores', role: 'admin', ready: '[data-testid="heat-map"] table' },
  // Yesterday: at night a shop has sold nothing yet, and there is no heat map.
  {
    name: 'stores of a manager',
    path: () => '/stores?period=yesterday',
    role: 'manager',
    ready: '[data-testid="heat-map"] table',
  },
  {
    name: 'store',
    path: () => `/stores/${manager().stores[0]}?period=yesterday`,
    role: 'manager',
    ready: '[data-testid="store-products"] :is(li, table):visible',
  },
  // a seller's figures would pass for the store's
  {
    name: 'store, to a seller',
    path: () => `/stores/${seller().stores[0]}`,
    role: 'seller',
    ready: 'main h1 ~ div a[href="/"]',
  },
  {
    name: 'products',
    path: () => '/products?period=last7',
    role: 'admin',
    ready: '[data-testid="group-both"]',
  },
  {
    name: 'product',
    path: () => '/products/p0013?period=last7',
    role: 'manager',
    ready: 'main:not(:has(.skeleton)) [data-testid="product-trend"]',
  },
  {
    name: 'no such product',
    path: () => '/products/nope',
    role: 'manager',
    ready: '[data-testid="no-product"]',
  },
  {
    name: 'low performers',
    path: () => '/low-performers',
    role: 'admin',
    ready: '[data-testid="low-performers"]:not(:has(.skeleton))',
  },
  {
    name: 'cross-selling',
    path: () => '/cross-sell',
    role: 'manager',
    ready: '[data-testid="pair"], [data-testid="no-pairs"]',
  },
  {
    name: 'bundles',
    path: () => '/cross-sell?list=bundles',
    role: 'admin',
    ready: '[data-testid="bundles"]:not(:has(.skeleton))',
  },
  // Whoever manages sees the list in every hour.
  {
    name: 'what to promote',
    path: () => `/me/promote?at=${manager().stores[0]}&with=p0013`,
    role: 'manager',
    ready: 'main:not(:has(.skeleton)) [data-testid="today"]',
  },
  {
    name: 'what to promote, to a seller',
    path: () => '/me/promote?with=p0013',
    role: 'seller',
    ready: 'main:not(:has(.skeleton)) :is([data-testid="held-out"], [data-testid="today"])',
  },
  {
    name: 'highest margins',
    path: () => `/me/margins?at=${manager().stores[0]}`,
    role: 'manager',
    ready: '[data-testid="margins"]',
  },
  {
    name: 'highest margins, to a seller',
    path: () => '/me/margins',
    role: 'seller',
    ready: ':is([data-testid="held-out"], [data-testid="margins"])',
  },
  {
    name: 'corrections',
    path: () => '/corrections?period=last30',
    role: 'admin',
    ready: '[data-testid="corrections"]:not(:has(.skeleton))',
  },
  {
    name: 'alerts',
    path: () => '/alerts?tab=all',
    role: 'admin',
    ready: '[data-testid="inbox"]:not(:has(.skeleton))',
  },
  { name: 'no such alert', path: () => '/alerts/nope', role: 'manager', ready: 'main a[href]' },
  { name: 'flow', path: () => '/ops', role: 'operator', ready: '[data-testid="stage-browser"]' },
  { name: 'settings', path: () => '/settings', role: 'admin', ready: '[data-testid="person"]:nth-child(2)' },
  { name: 'settings, to a seller', path: () => '/settings', role: 'seller', ready: '[data-testid="own-password"]' },
  {
    name: 'rules',
    path: () => '/alerts/rules',
    role: 'manager',
    ready: '[data-testid="rules"], [data-testid="no-rules"]',
  },
  {
    name: 'rules, to a seller',
    path: () => '/alerts/rules',
    role: 'seller',
    ready: 'main h1 ~ div a[href="/"]',
  },
  { name: 'ready rules', path: () => '/alerts/rules/new', role: 'manager', ready: '[data-testid="templates"]' },
  {
    name: 'a rule about a figure',
    path: () => `/alerts/rules/new?metric=netSales&grain=store&store=${manager().stores[0]}`,
    role: 'manager',
    ready: '[data-testid="rule-sentence"]:visible, [data-testid="spoken-sentence"]:visible',
  },
  {
    name: 'deliveries',
    path: () => '/alerts/deliveries',
    role: 'manager',
    ready: '[data-testid="deliveries"]:not(:has(.skeleton))',
  },
  {
    name: 'notifications',
    path: () => '/settings/notifications',
    role: 'admin',
    ready: '[data-testid="endpoints"]:not(:has(.skeleton))',
  },
  {
    name: 'notifications, to a seller',
    path: () => '/settings/notifications',
    role: 'seller',
    ready: '[data-testid="channel-push"]',
  },
  {
    name: 'a link of nobody',
    path: () => `/set-password#${'a'.repeat(43)}`,
    role: null,
    ready: '[data-testid="link_unknown"]',
  },
  { name: 'not allowed', path: () => '/ops', role: 'manager', ready: 'main h1, main p' },
  {
    name: 'no such store',
    path: () => '/stores/nope',
    role: 'manager',
    ready: 'main:only-of-type:not(:has(main)) a[href="/overview"]',
  },
  { name: 'not found', path: () => '/nowhere', role: 'manager', ready: 'main a[href="/overview"]' },
];
