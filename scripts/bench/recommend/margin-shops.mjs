import { here } from '../trees.mjs';
import { hasData, rowsOf } from './public-baskets.mjs';

/** So that the same days are measured whenever it runs: the day before Black Friday's week. */
const DEMO_END = new Date('2026-11-21T14:00:00Z');

/** Shops whose costs are known: `{ name, orders, prices }`, orders as lists of products in the order of time. */
export async function shopsWithCosts() {
  const demo = await demoShop();
  return hasData('contoso') ? [contosoShop(), demo] : [demo];
}

function contosoShop() {
  const orders = new Map();
  for (const { OrderKey, OrderDate, ProductKey } of rowsOf('contoso/sales.csv.gz')) {
    const known = orders.get(OrderKey) ?? { at: OrderDate, items: new Set() };
    known.items.add(ProductKey);
    orders.set(OrderKey, known);
  }
  const prices = new Map(
    rowsOf('contoso/product.csv.gz').map((row) => [row.ProductKey, pricesOf(row.Price, row.Cost)]),
  );
  return { name: 'contoso', orders: inOrderOfTime([...orders.values()]), prices };
}

/** The demo's first words of each ticket, with what its sellers offer. */
async function demoShop() {
  const { demoChain } = await import(`${here}/packages/demo/dist/index.js`);
  const chain = demoChain({ end: DEMO_END, offers: true });
  const prices = new Map();
  for (const { type, id, unitPrice, unitCost } of chain.catalog())
    if (type === 'product' && unitPrice && unitCost) prices.set(id, pricesOf(unitPrice, unitCost));
  const orders = new Map();
  for (const { value } of chain.history(chain.startMs, chain.endMs)) {
    const ticket = asSale(value.toString());
    if (!ticket) continue;
    const items = new Set(ticket.lines.filter(({ quantity }) => Number(quantity) > 0).map((line) => line.productId));
    const order = { at: new Date(ticket.soldAt).toISOString(), items: [...items].filter((id) => prices.has(id)) };
    orders.set(`${ticket.storeId} ${ticket.ticketId}`, order);
  }
  return { name: 'demo', orders: inOrderOfTime([...orders.values()]), prices };
}

/** Some of what the demo sends is broken on purpose. */
function asSale(text) {
  try {
    const ticket = JSON.parse(text);
    const { kind = 'sale', status, revision = 0, lines, soldAt } = ticket;
    const isFirstWord = kind === 'sale' && status === 'closed' && revision === 0 && Array.isArray(lines);
    return isFirstWord && !Number.isNaN(Date.parse(soldAt)) ? ticket : undefined;
  } catch {
    return undefined;
  }
}

function inOrderOfTime(orders) {
  const inOrder = orders.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  return inOrder.map(({ items }) => [...items]).filter(({ length }) => length > 0);
}

function pricesOf(price, cost) {
  const e4 = (text) => Math.round(Number(text.replaceAll(',', '')) * 10_000);
  return { priceE4: e4(price), costE4: e4(cost) };
}
