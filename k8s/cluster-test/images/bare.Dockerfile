# A stand-in for distroless: Node where distroless has it, the libraries it is linked with, and nothing else: no shell, no npm.
ARG BASE_IMAGE=node:22-bookworm-slim
FROM ${BASE_IMAGE} AS whole
RUN mkdir -p /bare/nodejs/bin /bare/tmp && chmod 1777 /bare/tmp && cp "$(command -v node)" /bare/nodejs/bin/ \
 && ldd "$(command -v node)" | grep -o '/[^ ]*' | xargs -I{} cp --parents --dereference {} /bare

FROM scratch
COPY --from=whole /bare /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
