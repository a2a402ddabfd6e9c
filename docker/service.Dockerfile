# One service: docker build --build-arg SERVICE=api --file docker/service.Dockerfile --tag vitrine/api .
# BASE_IMAGE is Node 22 with npm, from any registry; RUNTIME_IMAGE may be smaller (distroless works: nothing here needs a shell).
ARG BASE_IMAGE=node:22-bookworm-slim
ARG RUNTIME_IMAGE=${BASE_IMAGE}
# The machine that builds, whatever it is: what it builds is the same for every architecture, so nothing is emulated.
ARG BUILD_PLATFORM=linux

FROM --platform=${BUILD_PLATFORM} ${BASE_IMAGE} AS build
ARG SERVICE
WORKDIR /src
COPY . .
# Only what this service and the build need of the lockfile; no install scripts.
RUN npm ci --ignore-scripts --include-workspace-root --workspace "services/${SERVICE}" --no-audit --no-fund \
 && node docker/build-workspace.mjs "services/${SERVICE}" /app

FROM ${RUNTIME_IMAGE}
ARG SERVICE
ARG VERSION=0.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="vitrine-${SERVICE}" \
      org.opencontainers.image.description="Vitrine, sales intelligence for shops: ${SERVICE}" \
      org.opencontainers.image.source="https://github.com/vitrine-sales/vitrine" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=build /app /app
WORKDIR /app/services/${SERVICE}
ENV NODE_ENV=production HOST=0.0.0.0
# Where distroless keeps Node.
ENV PATH=${PATH}:/nodejs/bin
USER 10001:10001
STOPSIGNAL SIGTERM
ENTRYPOINT []
CMD ["node", "dist/main.js"]
