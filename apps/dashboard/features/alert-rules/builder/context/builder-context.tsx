'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { RuleEdit } from '../../draft/rule-edit';
import type { Marked } from '../../sentence/rule-words';
import type { Speaker } from '../../sentence/speaker';

export interface Builder {
  edit: RuleEdit;
  change: (step: (edit: RuleEdit) => RuleEdit) => void;
  speaker: Speaker & Marked;
  /** Faults in words, by the control that they belong to. */
  faultAt: (control: string) => string | undefined;
}

const BuilderContext = createContext<Builder | null>(null);

export function BuilderProvider({ builder, children }: { builder: Builder; children: ReactNode }) {
  return <BuilderContext.Provider value={builder}>{children}</BuilderContext.Provider>;
}

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('useBuilder needs a BuilderProvider');
  return builder;
}
