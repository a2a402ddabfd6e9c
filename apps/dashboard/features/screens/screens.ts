import { Activity, LayoutDashboard, type LucideIcon, Settings, Store } from 'lucide-react';
import { changesSettings, managesPeople, seesFlow, seesRefusals, seesSales, seesStores } from '@/lib/access';
import type { Me } from '@/lib/api/types';

export interface Destination {
  id: 'overview' | 'stores' | 'ops' | 'settings';
  href: string;
  icon: LucideIcon;
  /** The letter after `g`. */
  key: string;
  keepsFilters: boolean;
  /** In the phone's bottom bar; what is not there is behind its last place. */
  isInBar: boolean;
}

const destinations: readonly (Destination & { visible: (me: Me) => boolean })[] = [
  {
    id: 'overview',
    href: '/overview',
    icon: LayoutDashboard,
    key: 'o',
    keepsFilters: true,
    isInBar: true,
    visible: seesSales,
  },
  { id: 'stores', href: '/stores', icon: Store, key: 's', keepsFilters: true, isInBar: true, visible: seesStores },
  {
    id: 'ops',
    href: '/ops',
    icon: Activity,
    key: 'f',
    keepsFilters: false,
    isInBar: true,
    visible: (me) => seesFlow(me) || seesRefusals(me),
  },
  {
    id: 'settings',
    href: '/settings',
    icon: Settings,
    key: 'c',
    keepsFilters: false,
    isInBar: false,
    visible: (me) => managesPeople(me) || changesSettings(me),
  },
];

/** The screens this person has, in the order of the rail. */
export function destinationsOf(me: Me): Destination[] {
  return destinations.filter(({ visible }) => visible(me));
}
