import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { PopupClose } from './popup';

interface Props {
  icon: LucideIcon;
  children: ReactNode;
  testId?: string;
  isDanger?: boolean;
}

/** One line of a menu in a popup: it does something, or leads somewhere, and the menu closes. */
export function MenuItem({
  icon: Icon,
  children,
  testId,
  isDanger = false,
  ...does
}: Props & ({ onClick: () => void } | { href: string })) {
  const shown = {
    className: cn(menuItem, isDanger && 'text-critical'),
    'data-testid': testId,
    children: (
      <>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        {children}
      </>
    ),
  };
  return (
    <PopupClose asChild>
      {'href' in does ? (
        <Link href={does.href} {...shown} />
      ) : (
        <button type="button" onClick={does.onClick} {...shown} />
      )}
    </PopupClose>
  );
}

/** For lines that close no popup. */
export const menuItem =
  'flex min-h-9 w-full items-center gap-2.5 rounded-[6px] px-2.5 text-left text-body hover:bg-sunken max-md:min-h-11';
