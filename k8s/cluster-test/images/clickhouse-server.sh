#!/bin/sh
export CLICKHOUSE_GATEWAY_USER="${CLICKHOUSE_USER:-default}" CLICKHOUSE_GATEWAY_HOST=0.0.0.0 CLICKHOUSE_GATEWAY_DATA=/var/lib/clickhouse/data CLICKHOUSE_GATEWAY_PASSWORD="$CLICKHOUSE_PASSWORD"
exec node /app/packages/devstack/dist/clickhouse/main.js
