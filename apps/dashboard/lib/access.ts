import type { Permission } from '@vitrine/contracts';
import type { Me, Store } from './api/types';

/** What to offer on screen. The api decides; this only keeps people from asking for what it would refuse. */
export function may(me: Me, permission: Permission): boolean {
  return me.permissions.includes(permission);
}

export function seesMargin(me: Me): boolean {
  return may(me, 'margins:read') && me.scope.sellerId === undefined;
}

/** A ranking of one is none. */
export function seesSellers(me: Me): boolean {
  return may(me, 'sellers:read') && me.scope.sellerId === undefined;
}

export function seesFlow(me: Me): boolean {
  return may(me, 'pipeline:read');
}

/** Refused messages and why, without the rest of the flow, for people who send data. */
export function seesRefusals(me: Me): boolean {
  return may(me, 'deadLetters:read');
}

export function seesStores(me: Me): boolean {
  return may(me, 'stores:read') && me.scope.sellerId === undefined;
}

export function seesSales(me: Me): boolean {
  return may(me, 'metrics:read');
}

export function managesPeople(me: Me): boolean {
  return may(me, 'users:manage');
}

export function changesSettings(me: Me): boolean {
  return may(me, 'settings:manage');
}

export function managesRules(me: Me): boolean {
  return may(me, 'alertRules:manage') && me.scope.sellerId === undefined;
}

export function managesEndpoints(me: Me): boolean {
  return may(me, 'alertEndpoints:manage');
}

export function seesProducts(me: Me): boolean {
  return may(me, 'products:read') && may(me, 'metrics:read') && me.scope.sellerId === undefined;
}

/** What is offered with what, in the own stores. */
export function managesOffers(me: Me): boolean {
  return may(me, 'recommendations:manage') && me.scope.sellerId === undefined;
}

/** What to offer, in the own stores. */
export function seesOffers(me: Me): boolean {
  return may(me, 'recommendations:read');
}

/** Whoever sells has these screens among the own; others look at them from where they decide. */
export function offersAsSeller(me: Me): boolean {
  return seesOffers(me) && me.scope.sellerId !== undefined;
}

export function seesAlerts(me: Me): boolean {
  return may(me, 'alerts:read');
}

export function hearsStream(me: Me): boolean {
  return may(me, 'stream:read');
}

/** Some stores are the person's own, others are there to compare with, as totals. */
export function comparesWithNetwork(me: Me, stores: readonly Store[]): boolean {
  return me.scope.networkTotals && stores.some((store) => store.access === 'totals');
}
