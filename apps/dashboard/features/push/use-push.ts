'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { pushState } from './push-state';
import { readFacts, turnOff, turnOn } from './this-browser';

const HERE = ['push', 'this-browser'];

/** Whether this browser takes pushes, and how to turn that on and off. */
export function usePush(publicKey: string, onChange: () => void) {
  const client = useQueryClient();
  const facts = useQuery({ queryKey: HERE, queryFn: readFacts });
  const onSettled = async () => {
    await client.invalidateQueries({ queryKey: HERE });
    onChange();
  };
  return {
    state: facts.data && pushState(facts.data),
    on: useMutation({ mutationFn: () => turnOn(publicKey), onSettled }),
    off: useMutation({ mutationFn: turnOff, onSettled }),
  };
}
