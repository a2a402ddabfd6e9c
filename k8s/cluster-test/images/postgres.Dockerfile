# Postgres from Debian, with the little of the official image's entry point that the chart relies on.
ARG BASE_IMAGE=debian:bookworm-slim
FROM ${BASE_IMAGE}
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql >/dev/null && rm -rf /var/lib/apt/lists/* \
 && echo 'vitrine:x:10001:10001::/tmp:/usr/sbin/nologin' >>/etc/passwd && ln -s /usr/lib/postgresql/*/bin/* /usr/local/bin/ 2>/dev/null || true
COPY postgres-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
USER 10001:10001
ENTRYPOINT ["docker-entrypoint.sh"]
