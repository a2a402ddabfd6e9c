'use client';

import type { RuleBracket } from '../../sentence/rule-words';
import { ScheduleFields } from './schedule-fields';
import { RuleTimeChoice } from './time-choices';
import { ChannelChoice, WhoChoice } from './who-choices';

/** What opens behind a bracket outside of the conditions. */
export function RuleChoice({ control }: { control: RuleBracket }) {
  switch (control) {
    case 'who':
      return <WhoChoice />;
    case 'pending':
      return <RuleTimeChoice field="pendingMinutes" />;
    case 'schedule':
      return <ScheduleFields />;
    case 'channels':
      return <ChannelChoice />;
  }
}
