import { describe, expect, it } from '@jest/globals';
import { importCsv } from '../import/import-csv.spec-support.js';
import { builtInProfile } from './load-profile.js';

const moneyOf = (lines: readonly { quantity: string; unitPrice: string; discount: string }[]) =>
  lines.map(({ quantity, unitPrice, discount }) => `${quantity} × ${unitPrice} − ${discount}`);

describe('a Shopify export of orders', () => {
  const header = [
    'Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity',
    'Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Cancelled at,Refunded Amount,Vendor,Location,Source',
  ].join(',');
  const file = [
    header,
    '#1,a@example.com,paid,BRL,55.00,9.90,3.00,67.90,0.00,2026-01-02 15:20:00 -0500,1,Mug,20.00,MUG,5.00,,0.00,Aurora,,web',
    '#1,a@example.com,,,,,,,,,2,Plate,20.00,,0.00,,,Aurora,,',
    '#2,,refunded,BRL,20.00,0.00,0.00,20.00,0.00,2026-01-03 01:30:00 +0000,1,Mug,20.00,MUG,0.00,,20.00,Aurora,Centro,pos',
    '#3,,paid,BRL,20.00,0.00,0.00,20.00,0.00,2026-01-03 10:00:00 -0300,1,Mug,20.00,MUG,0.00,2026-01-03 11:00:00 -0300,0.00,Aurora,,web',
    '#3,,,,,,,,,,1,Plate,20.00,PLT,0.00,,,Aurora,,',
    '#4,,paid,EUR,20.00,0.00,0.00,20.00,0.00,2026-01-03 10:00:00 +0100,1,Mug,20.00,MUG,0.00,,0.00,Aurora,,web',
    '#4,,,,,,,,,,1,Plate,20.00,PLT,0.00,,,Aurora,,',
  ];

  it('becomes tickets of all their lines, in the moment of their own clock; other currencies are refused', async () => {
    const { sentTickets, rejected, sentCatalog } = await importCsv(builtInProfile('shopify-orders'), file);
    expect(sentTickets).toMatchObject([
      { ticketId: '#1', storeId: 'online', channel: 'web', status: 'closed', soldAt: '2026-01-02T15:20:00-05:00' },
      { ticketId: '#2', storeId: 'Centro', channel: 'pos', status: 'voided', soldAt: '2026-01-03T01:30:00+00:00' },
      { ticketId: '#3', storeId: 'online', status: 'voided' },
    ]);
    expect(sentTickets.map(({ lines }) => moneyOf(lines))).toEqual([
      ['1 × 20 − 5', '2 × 20 − 0'],
      ['1 × 20 − 0'],
      ['1 × 20 − 0', '1 × 20 − 0'],
    ]);
    expect(rejected.examples.map(({ line, code, column }) => [line, code, column])).toEqual([
      [7, 'currency_mismatch', 'Currency'],
      [8, 'currency_mismatch', 'Currency'],
    ]);
    const ids = (type: string) => sentCatalog.filter((entry) => entry.type === type).map(({ id }) => id);
    expect([ids('store'), ids('product')]).toEqual([
      ['online', 'Centro'],
      ['MUG', 'Plate', 'PLT'],
    ]);
  });
});

describe('a WooCommerce export of orders, one row per item', () => {
  const header =
    'order_number,order_date,status,order_currency,shipping_total,tax_total,customer_id,billing_email,item_product_id,item_name,item_sku,item_quantity,item_subtotal,item_total';
  const order = (number: string, status: string, item: string, currency = 'BRL') =>
    `${number},2026-01-02 15:20:00,${status},${currency},9.90,3.00,0,a@example.com,${item}`;

  it('becomes tickets of its items after their discounts', async () => {
    const { sent, sentTickets, rejected } = await importCsv(builtInProfile('woocommerce-orders'), [
      header,
      order('10', 'completed', '7,Mug,MUG,3,60.00,54.00'),
      order('10', 'completed', '8,Plate,,3,10.00,10.00'),
      order('11', 'wc-cancelled', '7,Mug,MUG,1,20.00,20.00'),
      order('12', 'refunded', '7,Mug,MUG,1,20.00,20.00'),
      order('13', 'pending', '7,Mug,MUG,1,20.00,20.00'),
      order('14', 'processing', '7,Mug,MUG,1,20.00,20.00', 'USD'),
    ]);
    expect([sent.rows, sent.leftOut]).toEqual([6, 1]);
    expect(sentTickets.map(({ ticketId, status, soldAt }) => [ticketId, status, soldAt])).toEqual([
      ['10', 'closed', '2026-01-02T15:20:00-03:00'],
      ['11', 'voided', '2026-01-02T15:20:00-03:00'],
      ['12', 'voided', '2026-01-02T15:20:00-03:00'],
    ]);
    expect(sentTickets[0]?.lines.map(({ productId, netAmount }) => [productId, netAmount])).toEqual([
      ['8', '10'],
      ['MUG', '54'],
    ]);
    expect(rejected.examples).toMatchObject([{ line: 7, code: 'currency_mismatch', column: 'order_currency' }]);
  });
});

describe('an Odoo export of Point of Sale orders', () => {
  const header =
    'Order Ref,Date,Point of Sale,Status,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price,Order Lines/Discount (%)';

  it('becomes tickets of an order and the rows below it', async () => {
    const { sent, sentTickets, rejected } = await importCsv(builtInProfile('odoo-pos-orders'), [
      header,
      'Shop/0001,2026-01-02 15:20:00,Centro,Paid,[MUG] Mug,2.0,20.00,10.0',
      ',,,,Plate,0.5,20.00,0.0',
      'Shop/0002,2026-01-02 16:00:00,Centro,Posted,[MUG] Mug,-1.0,20.00,10.0',
      'Shop/0003,2026-01-02 17:00:00,Centro,Cancelled,[MUG] Mug,1.0,20.00,',
      ',,,,Plate,1.0,20.00,',
      'Shop/0004,2026-01-02 17:00:00,Centro,Novo,[MUG] Mug,1.0,20.00,',
      ',,,,Plate,1.0,20.00,',
    ]);
    expect([sent.rows, sent.leftOut, rejected.count]).toEqual([7, 2, 0]);
    expect(sentTickets.map(({ ticketId, status, lines }) => [ticketId, status, moneyOf(lines)])).toEqual([
      ['Shop/0001', 'closed', ['2 × 20 − 4', '0.5 × 20 − 0']],
      ['Shop/0002', 'closed', ['-1 × 20 − -2']],
      ['Shop/0003', 'voided', ['1 × 20 − 0', '1 × 20 − 0']],
    ]);
    expect(sentTickets[0]?.lines.map(({ productId }) => productId)).toEqual(['MUG', 'Plate']);
    expect(sentTickets[0]?.soldAt).toBe('2026-01-02T15:20:00-03:00');
  });
});

describe('bar codes of goods', () => {
  const ean = '2000000000015';

  it.each([
    [
      'shopify-orders',
      'Name,Email,Financial Status,Currency,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Cancelled at,Vendor,Location,Source',
      (sku: string, at: number) =>
        `#${at},,paid,BRL,2026-01-02 15:20:00 -0500,1,Mug ${at},20.00,${sku},0.00,,Aurora,,web`,
    ],
    [
      'woocommerce-orders',
      'order_number,order_date,status,order_currency,customer_id,billing_email,item_product_id,item_name,item_sku,item_quantity,item_subtotal,item_total',
      (sku: string, at: number) => `${at},2026-01-02 15:20:00,completed,BRL,0,,${at},Mug ${at},${sku},1,20.00,20.00`,
    ],
    [
      'odoo-pos-orders',
      'Order Ref,Date,Point of Sale,Status,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price,Order Lines/Discount (%)',
      (sku: string, at: number) =>
        `Shop/${at},2026-01-02 15:20:00,Centro,Paid,${sku === '' ? '' : `[${sku}] `}Mug ${at},1,20.00,0`,
    ],
  ])('of %s are the codes that are on their labels; a code of the shop is none, and refuses nothing', async (...of) => {
    const [profile, header, row] = of;
    const codes = [ean, '2000000000016', '96385074', 'MUG', ''];
    const { sentCatalog, rejectedEntries } = await importCsv(builtInProfile(profile), [header, ...codes.map(row)]);
    const products = sentCatalog.filter(({ type }) => type === 'product');
    expect(products.map(({ barcodes = [] }) => barcodes)).toEqual([[ean], [], [], [], []]);
    expect(rejectedEntries.count).toBe(0);
  });
});
