import { setTimeout as pause } from 'node:timers/promises';
import { TENANT } from '@vitrine/testing';
import { Shop, type SoldLine, type Told } from './a-shop.js';
import { back, items } from './goods.js';
import type { Harness } from './harness.js';

const STORES = Array.from({ length: 9 }, (_, at) => `s${at}`);
const PRODUCTS = Array.from({ length: 12 }, (_, at) => `p${at}`);
const DAYS = ['2026-11-13', '2026-11-20', '2026-11-21'];
const AT_ONCE = 30;
const PAUSE_MS = 50;

/** Shops that sell until they are stopped: new tickets, corrections of earlier ones, voids and linked returns. */
export class Selling {
  private readonly shop = new Shop(TENANT);
  private readonly sold: { readonly storeId: string; readonly ticketId: string }[] = [];
  private isOpen = true;
  private readonly closed: Promise<void>;

  constructor(private readonly harness: Harness) {
    this.closed = this.sell();
  }

  /** Comes back when all that was sold is in the facts and on the topic. @returns how many tickets */
  async stop(): Promise<number> {
    this.isOpen = false;
    await this.closed;
    return this.sold.length;
  }

  private async sell(): Promise<void> {
    while (this.isOpen) {
      await this.harness.sell(Array.from({ length: AT_ONCE }, () => this.next()));
      await pause(PAUSE_MS);
    }
  }

  private next(): Told {
    const earlier = this.sold.length > 0 ? oneOf(this.sold) : undefined;
    const luck = Math.random();
    if (earlier && luck < 0.3)
      return this.shop.tell(earlier.storeId, earlier.ticketId, oneOf(DAYS), luck < 0.1 ? [] : someItems());
    const ticketId = `t${this.sold.length}`;
    const storeId = earlier && luck < 0.4 ? earlier.storeId : oneOf(STORES);
    const lines = earlier && luck < 0.4 ? back(earlier.ticketId, oneOf(PRODUCTS), 2) : someItems();
    this.sold.push({ storeId, ticketId });
    return this.shop.tell(storeId, ticketId, oneOf(DAYS), lines);
  }
}

const oneOf = <Of>(all: readonly Of[]): Of => all[Math.floor(Math.random() * all.length)] as Of;
const someItems = (): SoldLine[] => items(...PRODUCTS.filter(() => Math.random() < 0.25), oneOf(PRODUCTS) + 'x');
