# The jobs: docker build --file docker/jobs.Dockerfile --tag vitrine/jobs .   Each job names its command (node dist/<job>.js).
ARG BASE_IMAGE=node:22-bookworm-slim
ARG RUNTIME_IMAGE=${BASE_IMAGE}
# The machine that builds, whatever it is: what it builds is the same for every architecture, so nothing is emulated.
ARG BUILD_PLATFORM=linux

FROM --platform=${BUILD_PLATFORM} ${BASE_IMAGE} AS build
WORKDIR /src
COPY . .
RUN npm ci --ignore-scripts --include-workspace-root --workspace services/migrate --no-audit --no-fund \
 && node docker/build-workspace.mjs services/migrate /app

FROM ${RUNTIME_IMAGE}
ARG VERSION=0.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="vitrine-jobs" \
      org.opencontainers.image.description="Vitrine, sales intelligence for shops: migrations, retention, checks" \
      org.opencontainers.image.source="https://github.com/vitrine-sales/vitrine" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=build /app /app
WORKDIR /app/services/migrate
ENV NODE_ENV=production
# Where distroless keeps Node.
ENV PATH=${PATH}:/nodejs/bin
USER 10001:10001
STOPSIGNAL SIGTERM
ENTRYPOINT []
CMD ["node", "dist/migrate.js"]
