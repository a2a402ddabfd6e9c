import {
  Activity,
  Bell,
  Gem,
  HandHeart,
  History,
  LayoutDashboard,
  type LucideIcon,
  Package,
  Settings,
  ShoppingBasket,
  Store,
  TrendingDown,
} from 'lucide-react';
import {
  changesSettings,
  managesOffers,
  managesPeople,
  offersAsSeller,
  seesAlerts,
  seesFlow,
  seesProducts,
  seesRefusals,
  seesSales,
  seesStores,
} from '@/lib/access';
import type { Me } from '@/lib/api/types';

/** A screen with a place in the navigation, the palette, the shortcuts and the help. Its name is `nav.<id>` of the messages. */
export interface Screen {
  id: string;
  href: string;
  icon: LucideIcon;
  /** The letter after `g`. */
  key: string;
  /** Shows figures of chosen stores and days: the chips stand above it, and links to it keep what was chosen. */
  hasFilters: boolean;
  /** Its figures stand beside those of another period: the choice of it is among the chips. */
  hasComparison: boolean;
  /** In the phone's bottom bar; what is not there is behind its last place. `nav.short.<id>` is its name there, where one is needed. */
  isInBar: boolean;
  isOpenTo: (me: Me) => boolean;
  /** What is shown while nobody has chosen days: today, unless it takes more days to see anything. */
  usualPeriod?: 'last30';
}

/** In the order of the rail. */
const screens: readonly Screen[] = [
  {
    id: 'overview',
    href: '/overview',
    icon: LayoutDashboard,
    key: 'o',
    hasFilters: true,
    hasComparison: true,
    isInBar: true,
    isOpenTo: seesSales,
  },
  {
    id: 'stores',
    href: '/stores',
    icon: Store,
    key: 's',
    hasFilters: true,
    hasComparison: true,
    isInBar: true,
    isOpenTo: seesStores,
  },
  {
    id: 'promote',
    href: '/me/promote',
    icon: HandHeart,
    key: 'm',
    hasFilters: false,
    hasComparison: false,
    isInBar: true,
    isOpenTo: offersAsSeller,
  },
  {
    id: 'margins',
    href: '/me/margins',
    icon: Gem,
    key: 'e',
    hasFilters: false,
    hasComparison: false,
    isInBar: true,
    isOpenTo: offersAsSeller,
  },
  {
    id: 'products',
    href: '/products',
    icon: Package,
    key: 'p',
    hasFilters: true,
    hasComparison: true,
    isInBar: false,
    isOpenTo: seesProducts,
    usualPeriod: 'last30',
  },
  {
    id: 'lowPerformers',
    href: '/low-performers',
    icon: TrendingDown,
    key: 'b',
    hasFilters: false,
    hasComparison: false,
    isInBar: false,
    isOpenTo: managesOffers,
  },
  {
    id: 'crossSell',
    href: '/cross-sell',
    icon: ShoppingBasket,
    key: 'v',
    hasFilters: false,
    hasComparison: false,
    isInBar: false,
    isOpenTo: managesOffers,
  },
  {
    id: 'alerts',
    href: '/alerts',
    icon: Bell,
    key: 'a',
    hasFilters: false,
    hasComparison: false,
    isInBar: true,
    isOpenTo: seesAlerts,
  },
  {
    id: 'corrections',
    href: '/corrections',
    icon: History,
    key: 'r',
    hasFilters: true,
    hasComparison: false,
    isInBar: false,
    isOpenTo: seesStores,
  },
  {
    id: 'ops',
    href: '/ops',
    icon: Activity,
    key: 'f',
    hasFilters: false,
    hasComparison: false,
    isInBar: true,
    isOpenTo: (me) => seesFlow(me) || seesRefusals(me),
  },
  {
    id: 'settings',
    href: '/settings',
    icon: Settings,
    key: 'c',
    hasFilters: false,
    hasComparison: false,
    isInBar: false,
    isOpenTo: (me) => managesPeople(me) || changesSettings(me),
  },
];

/** The screens this person has. */
export function screensOf(me: Me): Screen[] {
  return screens.filter(({ isOpenTo }) => isOpenTo(me));
}

/** The screen an address belongs to; pages below one are part of it. */
export function screenAt(pathname: string): Screen | undefined {
  return screens.find((screen) => isWithin(screen, pathname));
}

export function isWithin({ href }: Pick<Screen, 'href'>, pathname: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
