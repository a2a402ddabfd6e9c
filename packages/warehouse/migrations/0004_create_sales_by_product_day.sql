-- Sums per product, store, channel and day. Tickets per product are recomputed from sale_lines_v1 by the metric layer.
CREATE TABLE IF NOT EXISTS sales_by_product_day_v1 (
  tenant_id      LowCardinality(String) COMMENT 'Whose sales they are',
  sold_on        Date                   COMMENT 'Business date of the store',
  product_id     String                 COMMENT 'Product sold',
  store_id       LowCardinality(String) COMMENT 'Store that sold',
  channel        LowCardinality(String) COMMENT 'Where it was sold',
  gross_sales    Decimal(38, 4)         COMMENT 'Net amount + discount of sale lines with quantity > 0',
  discounts      Decimal(38, 4)         COMMENT 'Discount of those lines',
  returns        Decimal(38, 4)         COMMENT 'Net amount given back: return tickets and negative quantities, as a positive number',
  net_sales      Decimal(38, 4)         COMMENT 'Net amount of all lines, adjustments included',
  cost           Decimal(38, 7)         COMMENT 'Quantity x unit cost of the lines with a known cost',
  cost_net_sales Decimal(38, 4)         COMMENT 'Net amount of the lines with a known cost',
  units          Decimal(38, 3)         COMMENT 'Quantity of sale and return lines',
  line_count     Int64                  COMMENT 'Live lines of any kind: 0 means that everything was taken back'
)
ENGINE = {{engine SummingMergeTree() shard by cityHash64(tenant_id, store_id)}}
PARTITION BY toYYYYMM(sold_on)
ORDER BY (tenant_id, sold_on, product_id, store_id, channel)
COMMENT 'Sales per product, store, channel and day';

CREATE MATERIALIZED VIEW IF NOT EXISTS sales_by_product_day_mv_v1 TO sales_by_product_day_v1 AS
SELECT tenant_id, sold_on, product_id, store_id, channel,
       sumIf((net_amount + discount) * sign, kind = 'sale' AND quantity > 0)                           AS gross_sales,
       sumIf(discount * sign, kind = 'sale' AND quantity > 0)                                          AS discounts,
       sumIf(-net_amount * sign, kind = 'return' OR (kind = 'sale' AND quantity < 0))                  AS returns,
       sum(net_amount * sign)                                                                          AS net_sales,
       sum(toDecimal128(quantity, 3) * ifNull(unit_cost, toDecimal64(0, 4)) * sign)                    AS cost,
       sumIf(net_amount * sign, isNotNull(unit_cost))                                                  AS cost_net_sales,
       sumIf(quantity * sign, kind != 'adjustment')                                                    AS units,
       sum(sign)                                                                                       AS line_count
FROM   sale_lines_v1
WHERE  line_id != ''
GROUP  BY tenant_id, sold_on, product_id, store_id, channel;
