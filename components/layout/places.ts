import { BookLock, ClipboardCheck, ClipboardList, Dices, FileText, FolderCheck, History, House, ListChecks, type LucideIcon, ScrollText, Settings2, ShieldUser, TriangleAlert, Users } from "lucide-react";

export type PlaceKey = "home" | "work" | "controls" | "evidence" | "audits" | "privacy" | "reports" | "activity" | "ledger" | "settings" | "requests" | "findings" | "samples" | "people";
/** One place of the rail. Only places that exist are passed in. */
export type Place = { key: PlaceKey; label: string; href: string; count?: number };

export const PLACE_ICONS: Record<PlaceKey, LucideIcon> = {
  home: House, work: ClipboardCheck, controls: ListChecks, evidence: FolderCheck, audits: ScrollText, privacy: ShieldUser, reports: FileText, activity: History, ledger: BookLock, settings: Settings2, requests: ClipboardList, findings: TriangleAlert, samples: Dices, people: Users,
};
