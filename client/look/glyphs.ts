/**
 * Which picture stands for which service: one table for the canvas and the page, read by what a service does. A service
 * that nobody has foreseen gets a plain box, always the same.
 */
import type { IconNode } from 'lucide';
import {
  AppWindow,
  Archive,
  ArrowLeftRight,
  AtSign,
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
  Fingerprint,
  FlaskConical,
  Handshake,
  Heart,
  House,
  Image,
  Inbox,
  LayoutGrid,
  Link,
  Mail,
  Megaphone,
  Package,
  PenLine,
  Rows3,
  Search,
  Share2,
  ShoppingCart,
  Store,
  Truck,
  Type,
  User,
  Users,
} from 'lucide';

/** The first word found in a service's name wins, so the particular stands before the general. */
const ROLES: readonly (readonly [RegExp, IconNode])[] = [
  [/^tenant/, Handshake],
  [/redis|db$|store$|sql|memcached/, Database],
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
  [/timesheet|timetable/, Clock],
  [/wiki/, BookOpen],
  [/crm/, Users],
  [/intranet/, House],
  [/^ad(service)?$/, Megaphone],
  [/front|web|nginx/, AppWindow],
  [/mention/, AtSign],
  [/user-timeline|home-timeline/, Rows3],
  [/post-storage/, Archive],
  [/social-graph/, Share2],
  [/^user/, User],
  [/^orders/, Package],
  [/rabbitmq|queue/, Inbox],
  [/compose/, PenLine],
  [/^text/, Type],
  [/^media/, Image],
  [/unique-id/, Fingerprint],
  [/shorten/, Link],
  // What the levels run: offices, laboratories, shops, guests of a house.
  [/portal|window/, AppWindow],
  [/thumbs|frame$|replay|photo|scans/, Image],
  [/order|tickets|booking|seats/, ClipboardCheck],
  [/^till|^pay$|bank/, CreditCard],
  [/purchasing|basket|goods/, ShoppingCart],
  [/salaries|prices|billing/, Banknote],
  [/stock|^shop$|^stand$|bakery|sushi|curry|noodles|kitchen|pop-up|^spa$/, Store],
  [/archive|records|books|ledger|year-end/, BookOpen],
  [/contracts|badge|keys|gates/, Handshake],
  [/planning|maps|page|browse/, LayoutGrid],
  [/forms|letters|menu|print|news|press|accounts?$/, FileText],
  [/chat|phones|comments|radio|guide|pilot/, Megaphone],
  [/^home$|rooms|clinic/, House],
  [/suggest|ratings|advice/, Heart],
  [/guests|support|desk/, Users],
  [/scores/, ChartColumn],
  [/taxi/, Truck],
  [/lab|tool$|test|trial|bench|demo|render|rehears/, FlaskConical],
];

const known = new Map<string, IconNode>();

export function glyphOf(service: string): IconNode {
  const found = known.get(service);
  if (found !== undefined) return found;
  const icon = ROLES.find(([pattern]) => pattern.test(service))?.[1] ?? Box;
  known.set(service, icon);
  return icon;
}
