'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AlertEndpoint, AlertEndpointCreated, AlertEndpointList, AlertEndpointRequest } from '@vitrine/contracts';
import { callApi } from '@/lib/api/client';

const PATH = '/v1/alert-endpoints';
const ENDPOINTS = ['alert-endpoints'];
const WHILE_TESTED_MS = 2_000;

/** The organisation's webhooks; read again and again while a test is on its way. */
export function useEndpoints() {
  return useQuery({
    queryKey: ENDPOINTS,
    queryFn: ({ signal }) => callApi<AlertEndpointList>(`${PATH}?limit=500`, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ lastTest }) => lastTest?.state === 'queued') ? WHILE_TESTED_MS : false,
  });
}

export function useMakeEndpoint() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: AlertEndpointRequest) => callApi<AlertEndpointCreated>(PATH, { body: request }),
    onSettled: () => client.invalidateQueries({ queryKey: ENDPOINTS }),
  });
}

export type EndpointStep = 'test' | 'rotate' | 'on' | 'off' | 'delete';

/** A step on one webhook; `rotate` is answered with its new secret. */
export function useEndpointStep({ id }: Pick<AlertEndpoint, 'id'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: EndpointStep) => callApi<AlertEndpointCreated | undefined>(...callOf(`${PATH}/${id}`, step)),
    onSettled: () => client.invalidateQueries({ queryKey: ENDPOINTS }),
  });
}

function callOf(path: string, step: EndpointStep): Parameters<typeof callApi> {
  switch (step) {
    case 'test':
      return [`${path}/test`, { method: 'POST' }];
    case 'rotate':
      return [`${path}/secret`, { method: 'POST' }];
    case 'delete':
      return [path, { method: 'DELETE' }];
    default:
      return [path, { method: 'PATCH', body: { state: step } }];
  }
}
