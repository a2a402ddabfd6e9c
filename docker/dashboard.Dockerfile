# The dashboard: docker build --file docker/dashboard.Dockerfile --tag vitrine/dashboard .
ARG BASE_IMAGE=node:22-bookworm-slim
ARG RUNTIME_IMAGE=${BASE_IMAGE}

FROM ${BASE_IMAGE} AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1
COPY . .
RUN npm ci --ignore-scripts --include-workspace-root --workspace apps/dashboard --no-audit --no-fund \
 && node_modules/.bin/turbo run build --filter=@vitrine/dashboard --output-logs=errors-only

FROM ${RUNTIME_IMAGE}
ARG VERSION=0.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="vitrine-dashboard" \
      org.opencontainers.image.description="Vitrine, sales intelligence for shops: screens" \
      org.opencontainers.image.source="https://github.com/vitrine-sales/vitrine" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# The build has already put .next/static and public beside the standalone server (apps/dashboard/scripts/copy-assets.mjs).
COPY --from=build /src/apps/dashboard/.next/standalone /app
WORKDIR /app/apps/dashboard
# Next writes its cache below the build: the root is read-only, so it goes to /tmp.
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000 NEXT_TELEMETRY_DISABLED=1
USER 10001:10001
STOPSIGNAL SIGTERM
ENTRYPOINT []
CMD ["node", "start.mjs"]
