import { BookLock, ClipboardCheck, Dices, FileText, FolderCheck, History, House, ListChecks, type LucideIcon, ScrollText, Settings2, ShieldUser } from "lucide-react";

export type PlaceKey = "home" | "work" | "controls" | "evidence" | "audits" | "privacy" | "reports" | "activity" | "ledger" | "settings" | "samples";
/** One place of the rail. Only places that exist are passed in. */
export type Place = { key: PlaceKey; label: string; href: string; count?: number };

export const PLACE_ICONS: Record<PlaceKey, LucideIcon> = {
  home: House, work: ClipboardCheck, controls: ListChecks, evidence: FolderCheck, audits: ScrollText, privacy: ShieldUser, reports: FileText, activity: History, ledger: BookLock, settings: Settings2, samples: Dices,
};
