/** What the names of a service's own metrics begin with. */
export const metricPrefix = (service: string): string => `vitrine_${service.replaceAll('-', '_')}`;
