export type EngineName = 'kafka' | 'clickhouse' | 'postgres';

export type EngineErrorCode =
  | 'java_missing'
  | 'maven_missing'
  | 'download_failed'
  | 'platform_unsupported'
  | 'port_taken'
  | 'disk_full'
  | 'home_in_use'
  | 'home_unusable'
  | 'engine_exited'
  | 'engine_not_ready';

/** Something a person has to mend before the engines can start. The message is one sentence that says what to do. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(
    readonly code: EngineErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
