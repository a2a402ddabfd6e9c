-- One row per store and day, for questions about all stores: sales_by_hour has one per hour, channel and seller. Days come before
-- stores, because such a question names days and no store. Filled like sales_by_hour_v2.
CREATE TABLE IF NOT EXISTS sales_by_store_day_v1 (
  tenant_id      LowCardinality(String) COMMENT 'Whose sales they are',
  sold_on        Date                   COMMENT 'Business date of the store',
  store_id       LowCardinality(String) COMMENT 'Store that sold',
  filled         UInt8                  COMMENT '1 on rows of the back-fill, 0 on rows of the view: told apart, the back-fill can be held against the facts',
  gross_sales    Decimal(38, 4)         COMMENT 'Net amount + discount of sale lines with quantity > 0',
  discounts      Decimal(38, 4)         COMMENT 'Discount of those lines',
  returns        Decimal(38, 4)         COMMENT 'Net amount given back: return tickets and negative quantities, as a positive number',
  net_sales      Decimal(38, 4)         COMMENT 'Net amount of all lines, adjustments included',
  cost           Decimal(38, 7)         COMMENT 'Quantity x unit cost of the lines with a known cost',
  cost_net_sales Decimal(38, 4)         COMMENT 'Net amount of the lines with a known cost',
  units          Decimal(38, 3)         COMMENT 'Quantity of sale and return lines',
  tickets        Int64                  COMMENT 'Closed sale tickets, each counted on its first row',
  line_count     Int64                  COMMENT 'Live lines of any kind: 0 means that everything was taken back',
  raw_at         SimpleAggregateFunction(max, Nullable(DateTime64(3, 'UTC'))) COMMENT 'When the broker took the newest of the messages that wrote these lines; null where no row says so'
)
ENGINE = {{engine SummingMergeTree() shard by cityHash64(tenant_id, store_id)}}
PARTITION BY toYYYYMM(sold_on)
ORDER BY (tenant_id, sold_on, store_id, filled)
COMMENT 'Sales per store and day';

CREATE MATERIALIZED VIEW IF NOT EXISTS sales_by_store_day_mv_v1 TO sales_by_store_day_v1 AS
SELECT tenant_id, sold_on, store_id, 0 AS filled,
       sumIf((net_amount + discount) * sign, kind = 'sale' AND quantity > 0)                           AS gross_sales,
       sumIf(discount * sign, kind = 'sale' AND quantity > 0)                                          AS discounts,
       sumIf(-net_amount * sign, kind = 'return' OR (kind = 'sale' AND quantity < 0))                  AS returns,
       sum(net_amount * sign)                                                                          AS net_sales,
       sum(toDecimal128(quantity, 3) * ifNull(unit_cost, toDecimal64(0, 4)) * sign)                    AS cost,
       sumIf(net_amount * sign, isNotNull(unit_cost))                                                  AS cost_net_sales,
       sumIf(quantity * sign, kind != 'adjustment')                                                    AS units,
       sum(ticket_count * sign)                                                                        AS tickets,
       sum(sign)                                                                                       AS line_count,
       max(raw_at)                                                                                     AS raw_at
FROM   sale_lines_v1
WHERE  line_id != ''
  AND  ingested_at >= {{cut}}
GROUP  BY tenant_id, sold_on, store_id;
