'use client';

import type { ConditionBracket } from '../../sentence/condition-words';
import { AgainstChoice, MetricChoice, SideChoice, WindowChoice } from './condition-choices';
import { LevelFields } from './level-fields';
import { PlaceChoice } from './place-choice';

/** What opens behind a bracket of a condition. */
export function ConditionChoice({ bracket, index }: { bracket: ConditionBracket; index: number }) {
  switch (bracket) {
    case 'metric':
      return <MetricChoice index={index} />;
    case 'grain':
      return <PlaceChoice />;
    case 'window':
      return <WindowChoice index={index} />;
    case 'side':
      return <SideChoice index={index} />;
    case 'against':
      return <AgainstChoice index={index} />;
    case 'level':
      return <LevelFields index={index} />;
  }
}
