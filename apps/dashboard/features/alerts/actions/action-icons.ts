import {
  AlarmClockOff,
  Check,
  Clock,
  Hand,
  type LucideIcon,
  RotateCcw,
  ThumbsDown,
  Undo2,
  UserPlus,
} from 'lucide-react';
import type { Offered } from './offered-actions';

export const actionIcons: Readonly<Record<Offered, LucideIcon>> = {
  acknowledge: Hand,
  release: Undo2,
  assign: UserPlus,
  snooze: Clock,
  wake: AlarmClockOff,
  resolve: Check,
  reopen: RotateCcw,
  notUseful: ThumbsDown,
};
