-- A view keeps the columns that its table had when it was made: products with their bar codes are read through a new one.
ALTER TABLE products_v1 ADD COLUMN IF NOT EXISTS barcodes String COMMENT 'Bar codes: JSON array of GTINs as they were sent, without blanks' AFTER unit_cost;

CREATE VIEW IF NOT EXISTS products_current_v2 AS SELECT * FROM products_v1 FINAL;
