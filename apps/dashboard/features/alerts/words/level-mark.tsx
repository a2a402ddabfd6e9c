import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '@/ui/cn';

/** The level as an icon and a word: colour is never the only cue. */
export function LevelMark({ level, isWordShown = false }: { level: 'warning' | 'critical'; isWordShown?: boolean }) {
  const t = useTranslations('alerts.levels');
  const Icon = level === 'critical' ? CircleAlert : TriangleAlert;
  return (
    <span
      className={cn(
        'inline-flex shrink-0 items-center gap-1.5 text-table font-medium',
        level === 'critical' ? 'text-critical' : 'text-warn',
      )}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className={isWordShown ? undefined : 'sr-only'}>{t(level)}</span>
    </span>
  );
}
