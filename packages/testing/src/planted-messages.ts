import type { TicketInput } from '@vitrine/contracts';
import { aLine, aTicket } from './builders.js';
import type { PlantedPeople } from './planted-people.js';

/** A message as a producer hands it to a raw topic. */
export interface PlantedMessage {
  readonly key?: string;
  readonly value: string;
  readonly headers?: Record<string, string>;
}

export interface PlantedPlace {
  readonly tenantId: string;
  readonly storeId: string;
  readonly soldAt: string;
}

export interface PlantedMessages {
  readonly entries: PlantedMessage[];
  /** Tickets that count. */
  readonly accepted: PlantedMessage[];
  readonly refused: PlantedMessage[];
}

/** Messages of one store with personal values in every place that takes one: entries first, then tickets. */
export function plantedMessages(people: PlantedPeople, place: PlantedPlace): PlantedMessages {
  const sellerOfBoth = people.bareCpf();
  const tickets = new Tickets(place);
  return {
    entries: [...soundEntries(people, place, sellerOfBoth), ...brokenEntries(people)].map((entry) => ({
      value: JSON.stringify({ tenantId: place.tenantId, ...entry }),
    })),
    accepted: soundTickets(people, tickets, sellerOfBoth),
    refused: brokenTickets(tickets).flatMap((plant) => people.everyKind().map(plant)),
  };
}

/** Tickets of one store, each of its own number. */
class Tickets {
  private serial = 0;

  constructor(readonly place: PlantedPlace) {}

  sound(fields: Partial<TicketInput> | object, headers: Record<string, string> = {}): PlantedMessage {
    this.serial += 1;
    const ticket = aTicket({ ticketId: `t-${this.serial}`, eventId: `e-${this.serial}`, ...this.place, ...fields });
    return { key: this.key, value: JSON.stringify(ticket), headers };
  }

  broken(fields: object): PlantedMessage {
    return this.sound({ kind: 'gift', ...fields });
  }

  get key(): string {
    return `${this.place.tenantId}:${this.place.storeId}`;
  }
}

/** Places of a ticket that is refused, each of which takes any value. */
function brokenTickets(tickets: Tickets): ((value: string) => PlantedMessage)[] {
  const broken = (fields: object) => tickets.broken(fields);
  return [
    ...['ticketId', 'eventId', 'registerId', 'sellerId', 'status', 'currency', 'soldAt', 'channel', 'revision'].map(
      (field) => (value: string) => broken({ [field]: value }),
    ),
    (value) => broken({ storeId: value }),
    (value) => broken({ tenantId: value }),
    (value) => broken({ customer: { id: value } }),
    (value) => broken({ customer: { [value]: 1 } }),
    (value) => broken({ observacao: value, tags: [value], nested: { deep: [{ value }] } }),
    (value) => broken({ [value]: true }),
    (value) => broken({ extra: JSON.stringify({ name: value }) }),
    (value) => broken({ lines: [{ ...aLine(), productId: value, quantity: value, lineId: value }] }),
    (value) => broken({ lines: [{ ...aLine(), returnOf: { ticketId: value, lineId: value } }] }),
    (value) => broken({ payments: [{ method: value, amount: value }] }),
    (value) => ({
      ...broken({}),
      headers: { 'vitrine-source': value, ce_source: value, ce_id: value, [value]: value },
    }),
    (value) => ({
      ...broken({}),
      headers: { ce_specversion: '1.0', ce_source: value, ce_id: value, ce_subject: value },
    }),
    (value) => ({ key: value, value: JSON.stringify({ ticketId: value }) }),
    (value) => ({ key: tickets.key, value }),
  ];
}

function soundTickets(people: PlantedPeople, tickets: Tickets, sellerOfBoth: string): PlantedMessage[] {
  const { email, writtenCpf, cnpj } = people;
  const ids = [email, writtenCpf, cnpj];
  const sold = email();
  const sound = (fields: object, headers?: Record<string, string>) => tickets.sound(fields, headers);
  return [
    ...ids.map((plant) => sound({ ticketId: plant === email ? sold : plant() })),
    ...ids.map((plant) => sound({ registerId: plant(), channel: plant(), lines: [aLine({ lineId: plant() })] })),
    ...ids.map((plant) => sound({ sellerId: plant() })),
    sound({ sellerId: sellerOfBoth }),
    { value: JSON.stringify(aTicket({ ...tickets.place, tenantId: people.bareCpf() })) },
    sound({ lines: [aLine({ quantity: '-1', returnOf: { ticketId: sold, lineId: writtenCpf() } })] }),
    ...people
      .everyKind()
      .flatMap((value) => [
        sound({ customer: { id: value, name: value, email: value, phone: value, taxId: value } }),
        sound({ observacao: value, [value]: { value }, payments: [{ method: value, amount: '1' }] }),
        sound({}, { 'x-source': value, ce_subject: value, [value]: value }),
      ]),
  ];
}

function soundEntries(people: PlantedPeople, { storeId }: PlantedPlace, sellerOfBoth: string): object[] {
  const { email, phone, card, writtenCpf, bareCpf, cnpj } = people;
  return [
    {
      type: 'store',
      id: storeId,
      name: `Loja ${phone()}`,
      region: `Sul ${email()}`,
      timeZone: 'America/Sao_Paulo',
      city: writtenCpf(),
      state: cnpj(),
      format: card(),
    },
    { type: 'seller', id: sellerOfBoth, name: `Vendedora ${phone()} ${writtenCpf()}`, storeId },
    { type: 'product', id: 'p0001', name: `Vale ${card()}`, category: email(), brand: phone() },
    {
      type: 'promotion',
      id: email(),
      name: bareCpf(),
      productIds: [],
      from: '2026-11-01',
      to: '2026-11-02',
      discountRate: '0',
    },
    { type: 'marketIndex', name: `IPCA ${email()}`, day: '2026-11-01', value: '1', enteredBy: people.name() },
    {
      type: 'target',
      id: cnpj(),
      storeId,
      sellerId: email(),
      day: '2026-11-01',
      amount: '1',
      note: people.address(),
    },
  ];
}

function brokenEntries(people: PlantedPeople): object[] {
  return people.everyKind().flatMap((value) => [
    { type: 'store', id: 's9', name: 7, region: value, [value]: value },
    { type: value, id: value, name: value },
    { type: 'product', id: 'p9', name: 7, category: 'c', unitPrice: value, note: { value } },
  ]);
}
