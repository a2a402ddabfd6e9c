import { ROUTE_ARGS_METADATA, type RouteParamtypes } from '@nestjs/common/internal';

/** Whether a handler takes its query, its body: Nest keeps a handler's parameters as `<kind>:<position>`. */
export function takes(kind: RouteParamtypes, controller: object, handler: string | symbol): boolean {
  const parameters: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler);
  return Object.keys(parameters ?? {}).some((key) => key.startsWith(`${kind}:`));
}
