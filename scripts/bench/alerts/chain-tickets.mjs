/**
 * The demo chain as processing would publish it, without engines: accepted tickets in order of arrival, and the facts that rules need,
 * made by the same pure functions as those of the warehouse.
 */
const ACCEPTED_AFTER_MS = 400;

/** @param modules contracts, domain, metrics, alertRules and demo, built @param options of `demoChain` */
export function chainOf({ demo, ...modules }, options) {
  const chain = demo.demoChain(options);
  const catalogue = catalogueOf(chain.catalog());
  const arrivals = [...acceptedOf(chain, catalogue, modules)];
  const announced = announcedClosings(chain, modules);
  return { chain, catalogue, arrivals, facts: factsOf(chain, catalogue, arrivals, { ...modules, announced }) };
}

function catalogueOf(entries) {
  const catalogue = { stores: new Map(), products: new Map(), goals: new Map(), sellers: new Map() };
  for (const entry of entries) {
    if (entry.type === 'store') catalogue.stores.set(entry.id, entry);
    else if (entry.type === 'seller') catalogue.sellers.set(entry.id, entry);
    else if (entry.type === 'product')
      catalogue.products.set(entry.id, { ...catalogue.products.get(entry.id), ...entry });
    else if (entry.type === 'target' && entry.sellerId === undefined)
      catalogue.goals.set(`${entry.storeId} ${entry.day}`, Number(entry.amount));
  }
  return catalogue;
}

function* acceptedOf(chain, catalogue, { contracts, domain }) {
  const heads = new Map();
  for (const { value, arrivesAtMs } of chain.history(chain.startMs, chain.endMs)) {
    const sent = read(value, contracts);
    if (!sent || sent.tenantId !== chain.tenant.id || !catalogue.stores.has(sent.storeId)) continue;
    const key = `${sent.storeId} ${sent.ticketId}`;
    const before = heads.get(key);
    if (before && before.revision >= sent.revision) continue;
    const ticket = accepted(sent, { before, arrivesAtMs, catalogue, domain });
    heads.set(key, ticket);
    yield { ticket, atMs: ticket.acceptedAt };
  }
}

function read(value, { ticketSchema, faultsOfTicket }) {
  try {
    const parsed = ticketSchema.safeParse(JSON.parse(String(value)));
    return parsed.success && faultsOfTicket(parsed.data).next().done ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function accepted(sent, { before, arrivesAtMs, catalogue, domain }) {
  const { timeZone } = catalogue.stores.get(sent.storeId);
  const soldMs = Date.parse(sent.soldAt);
  const { soldOn, hour } = domain.storeDateOf(soldMs, timeZone);
  const lines = sent.status === 'voided' ? [] : sent.lines.flatMap((line) => linesOf(line, sent, catalogue));
  const soldAt = new Date(soldMs).toISOString();
  return {
    ...{ tenantId: sent.tenantId, storeId: sent.storeId, ticketId: sent.ticketId, revision: sent.revision },
    ...{ status: sent.status, kind: sent.kind, soldAt, soldOn, soldHour: hour, channel: sent.channel },
    ...{ currency: sent.currency, eventId: sent.eventId, sellerIds: [], lines, netSales: '0' },
    ...(sent.registerId && { registerId: sent.registerId }),
    ...(sent.customer && { customerToken: sent.customer.id }),
    ...(before && { replaced: standing(before) }),
    source: { partition: 0, offset: '0' },
    rawAt: arrivesAtMs,
    acceptedAt: arrivesAtMs + ACCEPTED_AFTER_MS,
  };
}

const standing = ({ revision, soldOn, lines, soldAt, soldHour, kind, status }) => ({
  ...{ revision, soldOn, netSales: '0', tickets: 1, lines, soldAt, soldHour, kind, status },
});

/** A line shared by sellers is one of each, by their shares. */
function linesOf(line, sent, catalogue) {
  const discount = Number(line.discount ?? 0);
  const net =
    line.netAmount === undefined ? Number(line.quantity) * Number(line.unitPrice) - discount : Number(line.netAmount);
  const cost = catalogue.products.get(line.productId)?.unitCost;
  const sellers = line.sellers ?? [{ sellerId: sent.sellerId, share: '1' }];
  return sellers.map(({ sellerId, share }) => ({
    ...{ lineId: line.lineId, productId: line.productId, quantity: scaled(line.quantity, share, 3) },
    ...{ unitPrice: line.unitPrice, discount: scaled(discount, share, 4), netAmount: scaled(net, share, 4) },
    ...(sellerId !== undefined && { sellerId }),
    ...(cost !== undefined && { unitCost: cost }),
    ...(line.returnOf && { returnOf: line.returnOf }),
  }));
}

const scaled = (amount, share, places) => (Number(amount) * Number(share)).toFixed(places);

/** Closings that stores have announced, by store: whoever runs the stores knows of them before. */
function announcedClosings(chain, { domain }) {
  const { timeZone } = chain.tenant;
  const announced = new Map();
  for (const { kind, storeId, from } of chain.truth.lookAlikes(chain.startMs, chain.endMs)) {
    if (kind === 'announcedClosing') announced.set(storeId, [...(announced.get(storeId) ?? []), from]);
  }
  return (storeId, zone = timeZone, hours = []) =>
    (announced.get(storeId) ?? []).map((from) => {
      const { soldOn: day, hour, minute } = domain.storeDateOf(Date.parse(from), zone);
      const { opens } = hours.find(({ weekday }) => weekday === domain.weekdayOf(day));
      return { day, hours: { opens, closes: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` } };
    });
}

export function factsOf(chain, catalogue, arrivals, { metrics, alertRules, announced = () => [] }) {
  const regionOf = (storeId) => catalogue.stores.get(storeId)?.region;
  const categoryOf = (productId) => catalogue.products.get(productId)?.category;
  const book = new alertRules.DayBook(regionOf);
  const places = { regionOf, categoryOf, wants: (grain) => grain !== 'network' && grain !== 'region' };
  for (const { ticket } of arrivals)
    for (const moved of metrics.ticketMovements(ticket, places)) {
      const sums = moved.part.map((sum) => moved.sign * sum);
      if (moved.grain === 'store') book.addHour(ticket.storeId, moved.day, ticket.soldHour, sums);
      else book.addDay(moved, moved.day, sums);
    }
  const storeFacts = ({ id, name, region, timeZone, hours }) => [
    id,
    { id, name, region, timeZone, hours, announced: announced(id, timeZone, hours) },
  ];
  return {
    asOfMs: chain.endMs,
    timeZone: chain.tenant.timeZone,
    stores: new Map([...catalogue.stores.values()].map(storeFacts)),
    categoryOf,
    pastDaysOf: (subject) => book.pastDaysOf(subject),
    goalOf: (storeId, day) => catalogue.goals.get(`${storeId} ${day}`),
    lowPerformers: [],
  };
}
