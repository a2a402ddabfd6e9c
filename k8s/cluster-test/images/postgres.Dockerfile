# Postgres from Debian, with the little of the official image's entry point that the chart relies on.
ARG BASE_IMAGE=debian:bookworm-slim
FROM ${BASE_IMAGE}
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql >/dev/null && rm -rf /var/lib/apt/lists/* \
 && echo 'vitrine:x:10001:10001::/tmp:/usr/sbin/nologin' >>/etc/passwd && ln -sf /usr/lib/postgresql/*/bin/* /usr/local/bin/ \
 && mkdir -p /var/lib/postgresql/data /var/run/postgresql && chown 10001:10001 /var/lib/postgresql/data /var/run/postgresql
COPY postgres-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
ENV PGDATA=/var/lib/postgresql/data
USER 10001:10001
ENTRYPOINT ["docker-entrypoint.sh"]
