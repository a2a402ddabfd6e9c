{{/* Written by `npm run synth`; see k8s/src/names.ts. */}}
{{- define "vitrine.fullname" -}}
{{- ternary .Values.fullnameOverride .Release.Name (not (empty .Values.fullnameOverride)) -}}
{{- end -}}

{{- define "vitrine.image.processing" -}}
{{- printf "%v/%v%v" (ternary .Values.global.imageRegistry .Values.images.processing.registry (not (empty .Values.global.imageRegistry))) .Values.images.processing.repository (ternary (printf "@%v" .Values.images.processing.digest) (printf ":%v" (ternary .Values.images.processing.tag .Chart.AppVersion (not (empty .Values.images.processing.tag)))) (not (empty .Values.images.processing.digest))) -}}
{{- end -}}

{{- define "vitrine.image.alerting" -}}
{{- printf "%v/%v%v" (ternary .Values.global.imageRegistry .Values.images.alerting.registry (not (empty .Values.global.imageRegistry))) .Values.images.alerting.repository (ternary (printf "@%v" .Values.images.alerting.digest) (printf ":%v" (ternary .Values.images.alerting.tag .Chart.AppVersion (not (empty .Values.images.alerting.tag)))) (not (empty .Values.images.alerting.digest))) -}}
{{- end -}}

{{- define "vitrine.image.recommendations" -}}
{{- printf "%v/%v%v" (ternary .Values.global.imageRegistry .Values.images.recommendations.registry (not (empty .Values.global.imageRegistry))) .Values.images.recommendations.repository (ternary (printf "@%v" .Values.images.recommendations.digest) (printf ":%v" (ternary .Values.images.recommendations.tag .Chart.AppVersion (not (empty .Values.images.recommendations.tag)))) (not (empty .Values.images.recommendations.digest))) -}}
{{- end -}}

{{- define "vitrine.image.ingestion" -}}
{{- printf "%v/%v%v" (ternary .Values.global.imageRegistry .Values.images.ingestion.registry (not (empty .Values.global.imageRegistry))) .Values.images.ingestion.repository (ternary (printf "@%v" .Values.images.ingestion.digest) (printf ":%v" (ternary .Values.images.ingestion.tag .Chart.AppVersion (not (empty .Values.images.ingestion.tag)))) (not (empty .Values.images.ingestion.digest))) -}}
{{- end -}}

{{- define "vitrine.image.api" -}}
{{- printf "%v/%v%v" (ternary .Values.global.imageRegistry .Values.images.api.registry (not (empty .Values.global.imageRegistry))) .Values.images.api.repository (ternary (printf "@%v" .Values.images.api.digest) (printf ":%v" (ternary .Values.images.api.tag .Chart.AppVersion (not (empty .Values.images.api.tag)))) (not (empty .Values.images.api.digest))) -}}
{{- end -}}

{{- define "vitrine.image.dashboard" -}}
{{- printf "%v/%v%v" (ternary .Values.global.imageRegistry .Values.images.dashboard.registry (not (empty .Values.global.imageRegistry))) .Values.images.dashboard.repository (ternary (printf "@%v" .Values.images.dashboard.digest) (printf ":%v" (ternary .Values.images.dashboard.tag .Chart.AppVersion (not (empty .Values.images.dashboard.tag)))) (not (empty .Values.images.dashboard.digest))) -}}
{{- end -}}

{{- define "vitrine.image.jobs" -}}
{{- printf "%v/%v%v" (ternary .Values.global.imageRegistry .Values.images.jobs.registry (not (empty .Values.global.imageRegistry))) .Values.images.jobs.repository (ternary (printf "@%v" .Values.images.jobs.digest) (printf ":%v" (ternary .Values.images.jobs.tag .Chart.AppVersion (not (empty .Values.images.jobs.tag)))) (not (empty .Values.images.jobs.digest))) -}}
{{- end -}}

{{- define "vitrine.image.kafka" -}}
{{- printf "%v/%v%v" (ternary .Values.global.imageRegistry .Values.images.kafka.registry (not (empty .Values.global.imageRegistry))) .Values.images.kafka.repository (ternary (printf "@%v" .Values.images.kafka.digest) (printf ":%v" .Values.images.kafka.tag) (not (empty .Values.images.kafka.digest))) -}}
{{- end -}}

{{- define "vitrine.image.clickhouse" -}}
{{- printf "%v/%v%v" (ternary .Values.global.imageRegistry .Values.images.clickhouse.registry (not (empty .Values.global.imageRegistry))) .Values.images.clickhouse.repository (ternary (printf "@%v" .Values.images.clickhouse.digest) (printf ":%v" .Values.images.clickhouse.tag) (not (empty .Values.images.clickhouse.digest))) -}}
{{- end -}}

{{- define "vitrine.image.clickhouseKeeper" -}}
{{- printf "%v/%v%v" (ternary .Values.global.imageRegistry .Values.images.clickhouseKeeper.registry (not (empty .Values.global.imageRegistry))) .Values.images.clickhouseKeeper.repository (ternary (printf "@%v" .Values.images.clickhouseKeeper.digest) (printf ":%v" .Values.images.clickhouseKeeper.tag) (not (empty .Values.images.clickhouseKeeper.digest))) -}}
{{- end -}}

{{- define "vitrine.image.postgres" -}}
{{- printf "%v/%v%v" (ternary .Values.global.imageRegistry .Values.images.postgres.registry (not (empty .Values.global.imageRegistry))) .Values.images.postgres.repository (ternary (printf "@%v" .Values.images.postgres.digest) (printf ":%v" .Values.images.postgres.tag) (not (empty .Values.images.postgres.digest))) -}}
{{- end -}}

{{- define "vitrine.kafka.brokers" -}}
{{- ternary .Values.kafka.brokers (ternary (printf "%v-kafka-bootstrap:9093" (include "vitrine.fullname" .)) (printf "%v-kafka:9092" (include "vitrine.fullname" .)) (eq .Values.kafka.mode "strimzi")) (eq .Values.kafka.mode "external") -}}
{{- end -}}

{{- define "vitrine.kafka.ssl" -}}
{{- ternary "true" "false" (or (eq .Values.kafka.mode "strimzi") (and (eq .Values.kafka.mode "external") .Values.kafka.tls)) -}}
{{- end -}}

{{- define "vitrine.kafka.sasl" -}}
{{- ternary "scram-sha-512" .Values.kafka.saslMechanism (eq .Values.kafka.mode "strimzi") -}}
{{- end -}}

{{- define "vitrine.clickhouse.url" -}}
{{- ternary .Values.clickhouse.url (ternary (printf "https://%v-clickhouse:8443" (include "vitrine.fullname" .)) (printf "http://%v-clickhouse:8123" (include "vitrine.fullname" .)) (and .Values.clickhouse.tls (eq .Values.clickhouse.mode "operator"))) (eq .Values.clickhouse.mode "external") -}}
{{- end -}}

{{- define "vitrine.migration.digest" -}}
{{- (printf "%v%v%v%v%v%v%v%v%v%v%v%v%v%v" (toJson .Values.jobs) (toJson .Values.images.jobs) (toJson .Values.kafka) (toJson .Values.clickhouse) (toJson .Values.postgres) (toJson .Values.global) (toJson .Values.certificates) (toJson .Values.tracing) (toJson .Values.logLevel) (toJson .Values.priorityClasses) (toJson .Values.topologySpread) (toJson .Values.environment) (include "vitrine.fullname" .) (include "vitrine.image.jobs" .)) | sha256sum | trunc 8 -}}
{{- end -}}
