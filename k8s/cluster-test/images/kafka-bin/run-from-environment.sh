#!/bin/sh
# Like the official image: KAFKA_LOG_DIRS=… becomes log.dirs=…; a new volume is formatted.
set -e
env | grep '^KAFKA_' | grep -v '^KAFKA_HEAP_OPTS=' | while IFS='=' read -r name value; do
  echo "$(echo "${name#KAFKA_}" | tr 'A-Z_' 'a-z.')=$value"
done >/tmp/server.properties
[ -f "$KAFKA_LOG_DIRS/meta.properties" ] || /opt/kafka/bin/kafka-storage.sh format --cluster-id 5L6g3nShT-eMCtK--X86sw --config /tmp/server.properties
exec /opt/kafka/bin/kafka-server-start.sh /tmp/server.properties
