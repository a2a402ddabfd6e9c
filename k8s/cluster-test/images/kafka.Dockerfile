# Kafka where its official image cannot be pulled: the published jars on Debian's JRE, with the paths that the chart calls and
# the start that the compose file expects.
ARG BASE_IMAGE=debian:bookworm-slim
FROM ${BASE_IMAGE}
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless >/dev/null && rm -rf /var/lib/apt/lists/* \
 && mkdir -p /var/lib/kafka/data && chown 10001:10001 /var/lib/kafka/data
COPY jars /opt/kafka/libs
COPY bin /opt/kafka/bin
USER 10001:10001
CMD ["/opt/kafka/bin/run-from-environment.sh"]
