# The dashboard: docker build --file docker/dashboard.Dockerfile --tag vitrine/dashboard .
ARG BASE_IMAGE=node:22-bookworm-slim
ARG RUNTIME_IMAGE=${BASE_IMAGE}
# The machine that builds, whatever it is: what it builds is the same for every architecture, so nothing is emulated.
ARG BUILD_PLATFORM=linux

FROM --platform=${BUILD_PLATFORM} ${BASE_IMAGE} AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1
COPY . .
# Next's library for resizing pictures, which this application does not do, is the only part made for one architecture.
RUN npm ci --ignore-scripts --include-workspace-root --workspace apps/dashboard --no-audit --no-fund \
 && node_modules/.bin/turbo run build --filter=@vitrine/dashboard --output-logs=errors-only \
 && rm -rf apps/dashboard/.next/standalone/node_modules/@img apps/dashboard/.next/standalone/node_modules/sharp

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
# Where distroless keeps Node.
ENV PATH=${PATH}:/nodejs/bin
USER 10001:10001
STOPSIGNAL SIGTERM
ENTRYPOINT []
CMD ["node", "start.mjs"]
