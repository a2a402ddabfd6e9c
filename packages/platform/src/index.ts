export { ANONYMOUS_BODY_BYTES, refuseBeforeBodies } from './callers/before-bodies.js';
export { bearerOf, credentialOf, refuseOtherTenant, sessionTokenOf, unauthenticated } from './callers/credentials.js';
export { IdempotencyInterceptor, IdempotencyKeys, Idempotent } from './callers/idempotency.interceptor.js';
export { type KeptKey, type KeptKeys, KeyHolders } from './callers/key-holders.js';
export { KnownCallers } from './callers/known-callers.js';
export { RateLimiter } from './callers/rate-limiter.js';
export { takeRequest } from './callers/take-request.js';
export { Answers } from './docs/answers.js';
export { type DocumentWords, openApiOf } from './docs/open-api.js';
export { takes } from './docs/taken-parameters.js';
export {
  callerFields,
  clickhouseFields,
  httpFields,
  kafkaFields,
  logFields,
  outgoingFields,
  postgresFields,
  stopFields,
  switchField,
} from './env/fields.js';
export { EnvError, loadEnv } from './env/load-env.js';
export { HealthController } from './health/health.controller.js';
export { type HealthCheck, HealthChecks } from './health/health-checks.js';
export { runMain, type ServeOptions, serve } from './http/bootstrap.js';
export { type Call, callOf } from './http/call.js';
export { createHttpApp, type HttpApp, type HttpAppOptions } from './http/create-http-app.js';
export { measureRequests } from './http/measure-requests.js';
export type { RouteTable } from './http/route-table.js';
export { createLogger, describeError, type Logger, NestLogger } from './logger.js';
export type { ProblemText } from './messages/problem-text.js';
export { measureQueries } from './metrics/measure-queries.js';
export { metricPrefix } from './metrics/metric-prefix.js';
export { createRegistry } from './metrics/registry.js';
export { NoAnswer, type OutgoingAnswer, OutgoingClient, type OutgoingRequest } from './outgoing/outgoing-client.js';
export {
  type AllowedTargets,
  faultOfTarget,
  parseAllowedTargets,
  type TargetFault,
  TargetRefused,
} from './outgoing/outgoing-target.js';
export { fieldErrors, toPointer } from './problems/field-errors.js';
export { type FieldError, ProblemError, type ProblemOptions } from './problems/problem-error.js';
export { SchemaPipe } from './problems/schema.pipe.js';
export { type OwnFieldTexts, type OwnTexts, Texts } from './problems/texts.js';
