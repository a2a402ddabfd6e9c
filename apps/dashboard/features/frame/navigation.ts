import { Activity, LayoutDashboard, type LucideIcon, Store } from 'lucide-react';
import { seesFlow, seesRefusals, seesSales, seesStores } from '@/lib/access';
import type { Me } from '@/lib/api/types';

export interface Destination {
  id: 'overview' | 'stores' | 'ops';
  href: string;
  icon: LucideIcon;
  /** The letter after `g`. */
  key: string;
  keepsFilters: boolean;
}

const destinations: readonly (Destination & { visible: (me: Me) => boolean })[] = [
  { id: 'overview', href: '/overview', icon: LayoutDashboard, key: 'o', keepsFilters: true, visible: seesSales },
  { id: 'stores', href: '/stores', icon: Store, key: 's', keepsFilters: true, visible: seesStores },
  {
    id: 'ops',
    href: '/ops',
    icon: Activity,
    key: 'f',
    keepsFilters: false,
    visible: (me) => seesFlow(me) || seesRefusals(me),
  },
];

/** The screens this person has, in the order of the rail. */
export function destinationsOf(me: Me): Destination[] {
  return destinations.filter(({ visible }) => visible(me));
}
