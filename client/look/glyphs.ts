/**
 * Which picture stands for which service: one table for the canvas and the page, read by what a service does. A service
 * that nobody has foreseen gets a plain box, always the same.
 */
import type { IconNode } from 'lucide';
import {
  AppWindow,
  ArrowLeftRight,
  Banknote,
  BookOpen,
  Box,
  ChartColumn,
  ClipboardCheck,
  Clock,
  CreditCard,
  Database,
  Files,
  FileText,
  Handshake,
  Heart,
  House,
  Image,
  LayoutGrid,
  Mail,
  Megaphone,
  Search,
  ShoppingCart,
  Store,
  Truck,
  Users,
} from 'lucide';

/** The first word found in a service's name wins, so the particular stands before the general. */
const ROLES: readonly (readonly [RegExp, IconNode])[] = [
  [/^tenant/, Handshake],
  [/redis|db$|store$|sql/, Database],
  [/checkout/, ClipboardCheck],
  [/cart/, ShoppingCart],
  [/recommend/, Heart],
  [/catalog/, LayoutGrid],
  [/currency/, ArrowLeftRight],
  [/payment/, CreditCard],
  [/payroll/, Banknote],
  [/shipping/, Truck],
  [/mail/, Mail],
  [/search/, Search],
  [/thumbnail|gallery|picture/, Image],
  [/stall/, Store],
  [/files/, Files],
  [/invoice/, FileText],
  [/report/, ChartColumn],
  [/timesheet/, Clock],
  [/wiki/, BookOpen],
  [/crm/, Users],
  [/intranet/, House],
  [/^ad(service)?$/, Megaphone],
  [/front|web/, AppWindow],
];

const known = new Map<string, IconNode>();

export function glyphOf(service: string): IconNode {
  const found = known.get(service);
  if (found !== undefined) return found;
  const icon = ROLES.find(([pattern]) => pattern.test(service))?.[1] ?? Box;
  known.set(service, icon);
  return icon;
}
