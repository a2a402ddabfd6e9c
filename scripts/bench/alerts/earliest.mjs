/**
 * How soon an incident could be known at all: by an observer who is told its kind, its place and its very beginning, who knows how much is
 * usual at each hour, and who may be wrong once in so many days of a store. He speaks when what he saw is that many times likelier with the
 * incident than without: a test that finds all such incidents and is wrong as seldom takes no less on the mean (Wald 1945). Real tests pay
 * for not being told where and when to look, too.
 */
const MINUTE_MS = 60_000;
/**
 * Twenty stores over seventy days have eighty incidents. At a precision of 80 % twenty alerts may be false, by thirteen kinds: one in some
 * 900 days of a store.
 */
const WRONG_ONCE_IN_STORE_DAYS = 900;
const ENOUGH = Math.log(WRONG_ONCE_IN_STORE_DAYS);
/** The share of sales that fails to come; of ranges the middle. */
const LOST = {
  silentStore: 1,
  opensLate: 1,
  closesEarly: 1,
  dataStops: 1,
  sellerAbsent: 1,
  productStops: 1,
  salesDrop: 0.625,
  slowDay: 0.45,
};
/** Stores are open for ten hours, most of them. */
const HOURS_A_DAY = 10;
/** Eighteen refunds in two hours. */
const REFUNDS_PER_MS = 18 / 7_200_000;

/** @param arrivals of `chainOf`, in order @param facts of the same, @returns minutes from an incident's beginning; its length where no time in it is enough */
export function earliestOf({ arrivals, facts, domain }) {
  const seen = readArrivals(arrivals, facts, domain);
  return (incident) => {
    const fromMs = Date.parse(incident.from);
    const untilMs = Date.parse(incident.to);
    const knownMs = knownAt(incident, { fromMs, untilMs, ...seen }) ?? untilMs;
    return Math.max(0, knownMs - fromMs) / MINUTE_MS;
  };
}

function knownAt(incident, seen) {
  const { fromMs, untilMs } = seen;
  const within = (seen.byStore.get(incident.storeId) ?? []).filter(
    ({ soldMs, atMs }) => soldMs >= fromMs && soldMs < untilMs && atMs < untilMs,
  );
  switch (incident.kind) {
    case 'largeSale':
      return fromMs;
    case 'discountSpree':
      return within.find(({ isSale, sellers }) => isSale && sellers.has(incident.sellerId))?.atMs;
    case 'wrongPrice':
      return within.find(({ isSale, categories }) => isSale && incident.categories.some((one) => categories.has(one)))
        ?.atMs;
    case 'ticketDown':
      return smallTickets(incident, within, seen);
    case 'refundSpike':
      return refunds(incident, within, seen);
    default:
      return missingSales(incident, within, seen);
  }
}

/** Each minute without a sale speaks for the incident, each sale against it; where nothing at all should come, time alone decides. */
function missingSales({ kind, storeId, sellerId, productId }, within, { fromMs, untilMs, usual }) {
  const lost = LOST[kind];
  const concerned = ({ sellers, products, isSale }) =>
    isSale && (!sellerId || sellers.has(sellerId)) && (!productId || products.has(productId));
  const sold = lost === 1 ? [] : within.filter(concerned);
  let [missed, next] = [0, 0];
  for (let ms = fromMs; ms < untilMs; ms += MINUTE_MS) {
    missed += usual(storeId, ms, sellerId ?? productId);
    while (next < sold.length && sold[next].atMs < ms + MINUTE_MS) next += 1;
    const speaks = lost * missed + (next > 0 ? next * Math.log(1 - lost) : 0);
    if (speaks >= ENOUGH) return ms + MINUTE_MS;
  }
  return undefined;
}

/** Every basket has one line: so have many others. */
function smallTickets({ storeId }, within, { byStore }) {
  const sales = byStore.get(storeId).filter(({ isSale }) => isSale);
  const each = -Math.log(sales.filter(({ lines }) => lines === 1).length / sales.length);
  return within.filter(({ isSale }) => isSale)[Math.ceil(ENOUGH / each) - 1]?.atMs;
}

function refunds({ storeId }, within, { fromMs, byStore, openMsOf }) {
  const usualPerMs = byStore.get(storeId).filter(({ isSale }) => !isSale).length / openMsOf(storeId);
  const back = within.filter(({ isSale }) => !isSale);
  return back.find(
    ({ atMs }, index) =>
      (index + 1) * Math.log(REFUNDS_PER_MS / usualPerMs) - (REFUNDS_PER_MS - usualPerMs) * (atMs - fromMs) >= ENOUGH,
  )?.atMs;
}

/** What reached us, by store, and what is usual: the mean of all days of the weekday, hour by hour. */
function readArrivals(arrivals, facts, domain) {
  const byStore = new Map();
  const hours = new Map();
  const days = new Map();
  const parts = new Map();
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { ticket, atMs } of arrivals) {
    if (ticket.revision > 0 || ticket.lines.length === 0) continue;
    const one = readTicket(ticket, atMs, facts);
    if (!byStore.has(ticket.storeId)) byStore.set(ticket.storeId, []);
    byStore.get(ticket.storeId).push(one);
    if (!one.isSale) continue;
    const weekday = domain.weekdayOf(ticket.soldOn);
    add(hours, `${ticket.storeId} ${weekday} ${ticket.soldHour}`);
    days.set(
      `${ticket.storeId} ${weekday}`,
      (days.get(`${ticket.storeId} ${weekday}`) ?? new Set()).add(ticket.soldOn),
    );
    add(parts, ticket.storeId);
    for (const part of [...one.sellers, ...one.products]) add(parts, `${ticket.storeId} ${part}`);
  }
  return { byStore, ...usualFrom({ hours, days, parts }, facts, domain) };
}

function readTicket({ storeId, kind, lines, soldAt }, atMs, { categoryOf }) {
  return {
    ...{ storeId, atMs, soldMs: Date.parse(soldAt), isSale: kind === 'sale' },
    lines: new Set(lines.map(({ lineId }) => lineId)).size,
    sellers: new Set(lines.map(({ sellerId }) => sellerId)),
    products: new Set(lines.map(({ productId }) => productId)),
    categories: new Set(lines.map(({ productId }) => categoryOf(productId))),
  };
}

function usualFrom({ hours, days, parts }, { stores }, domain) {
  const daysOf = (storeId, weekday) => days.get(`${storeId} ${weekday}`)?.size ?? 0;
  return {
    /** Sales in the minute of an instant, of the store or of a seller's or product's part of it. */
    usual: (storeId, ms, part) => {
      const { soldOn, hour } = domain.storeDateOf(ms, stores.get(storeId).timeZone);
      const weekday = domain.weekdayOf(soldOn);
      const ofStore = (hours.get(`${storeId} ${weekday} ${hour}`) ?? 0) / Math.max(1, daysOf(storeId, weekday)) / 60;
      return part ? (ofStore * (parts.get(`${storeId} ${part}`) ?? 0)) / parts.get(storeId) : ofStore;
    },
    openMsOf: (storeId) => {
      let hoursOpen = 0;
      for (const [place, of] of days) if (place.startsWith(`${storeId} `)) hoursOpen += of.size * HOURS_A_DAY;
      return hoursOpen * 60 * MINUTE_MS;
    },
  };
}
