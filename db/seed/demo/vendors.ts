import type { PushItem } from "@/server/domain/evidence/schema";

import { csvArtefact, filedArtefact, nativeArtefact } from "./artefact";
import { type Day, dateOf } from "./calendar";

type Vendor = { id: string; tier: "critical" | "high" | "medium" | "low"; personalData: boolean; subprocessor: boolean; owner: string; lastReview: number; review: number; since: number };

const VENDORS: readonly Vendor[] = [
  { id: "aws", tier: "critical", personalData: true, subprocessor: true, owner: "Carla Ruiz", lastReview: -110, review: 227, since: -1400 },
  { id: "okta", tier: "critical", personalData: true, subprocessor: false, owner: "David Chen", lastReview: -90, review: 239, since: -1100 },
  { id: "github", tier: "high", personalData: true, subprocessor: false, owner: "Nils Berg", lastReview: -170, review: 155, since: -1300 },
  { id: "postmark", tier: "high", personalData: true, subprocessor: true, owner: "Nils Berg", lastReview: -60, review: 270, since: -900 },
  { id: "zendesk", tier: "high", personalData: true, subprocessor: true, owner: "Greta Sommer", lastReview: -200, review: 133, since: -1000 },
  { id: "personio", tier: "medium", personalData: true, subprocessor: false, owner: "Eva Novak", lastReview: -60, review: 270, since: -1200 },
  { id: "stripe", tier: "high", personalData: true, subprocessor: false, owner: "Hugo Martin", lastReview: -140, review: 200, since: -1250 },
  { id: "better-stack", tier: "medium", personalData: false, subprocessor: false, owner: "Carla Ruiz", lastReview: -30, review: 300, since: -400 },
  { id: "kandji", tier: "low", personalData: true, subprocessor: false, owner: "David Chen", lastReview: -30, review: 300, since: -500 },
];
/** A sub-processor announced 45 days before it started. */
const NEW_SUBPROCESSOR: Vendor = { id: "mistral", tier: "high", personalData: true, subprocessor: true, owner: "Ben Okafor", lastReview: 174, review: 174, since: 178 };
const STARTED = 230;
const REGISTERS = [1, 110, 236, 333];
/** Nobody has looked up yet whether the new one passes its terms on to its own sub-processors. */
const UNREAD_CONTRACT = NEW_SUBPROCESSOR.id;

/** The vendor register, reviews, contracts, and the one new sub-processor. */
export function vendorItems(day: Day): PushItem[] {
  return [
    ...(REGISTERS.includes(day.index) ? [register(day)] : []), ...(day.index === 1 ? [contracts(day, VENDORS), reviews(day, VENDORS, (vendor) => vendor.lastReview)] : []),
    ...dueReviews(day), ...(day.index === 179 ? [contracts(day, [NEW_SUBPROCESSOR])] : []), ...(day.index === STARTED ? [announced(day)] : []),
  ];
}

function register(day: Day): PushItem {
  const vendors = [...VENDORS, ...(day.index > STARTED ? [NEW_SUBPROCESSOR] : [])];
  const word = (yes: boolean): string => (yes ? "yes" : "no");
  const rows = vendors.map((vendor) => [vendor.id, vendor.tier, "active", word(vendor.personalData), word(vendor.subprocessor), vendor.owner, word(vendor.subprocessor), `${dateOf(day, day.index - 1)} 15:00`]);
  return csvArtefact(day, { title: `Vendor register, ${rows.length}`, fileName: `vendors-${dateOf(day, day.index)}.csv`, system: "Notion", by: "Ben Okafor", query: "Database Vendors, view Active", total: rows.length, reconciledWith: "Creditors in DATEV", minutes: 25 },
    ["Vendor", "Tier", "State", "Personal data", "Sub-processor", "Owner", "On public list", "Checked"], rows, {
      mapping: {
        kind: "vendor_record", timezone: day.calendar.timezone, valueMaps: { active: { active: true, ended: false } },
        columns: { vendor_id: "Vendor", tier: "Tier", active: "State", personal_data: "Personal data", subprocessor: "Sub-processor", owner: "Owner", listed_publicly: "On public list", reviewed_at: "Checked" },
      },
    });
}

function dueReviews(day: Day): PushItem[] {
  const due = [...VENDORS, NEW_SUBPROCESSOR].filter((vendor) => vendor.review + 1 === day.index);
  return due.length > 0 ? [reviews(day, due, (vendor) => vendor.review)] : [];
}

function reviews(day: Day, vendors: readonly Vendor[], when: (vendor: Vendor) => number): PushItem {
  return filedArtefact(day, { title: vendors.length > 3 ? "Vendor reviews of last year" : `Vendor review: ${vendors.map((vendor) => vendor.id).join(", ")}`, fileName: `vendor-reviews-${dateOf(day, day.index)}.json`, system: "Notion", by: "Ben Okafor" },
    vendors.map((vendor) => ({
      kind: "vendor_review",
      facts: {
        vendor_id: vendor.id, reviewed_at: day.time(when(vendor), "14:20"), outcome: vendor.id === "zendesk" ? "accepted_with_actions" : "accepted",
        before_onboarding: vendor === NEW_SUBPROCESSOR, report_gap_days: vendor.tier === "critical" ? 0 : 41, exceptions_read: true, user_controls_mapped: true,
      },
    })));
}

function contracts(day: Day, vendors: readonly Vendor[]): PushItem {
  const signed = vendors.filter((vendor) => vendor.personalData);
  return nativeArtefact(day, { title: signed.length > 1 ? "Contracts with vendors that hold personal data" : `Contract with ${signed[0]?.id ?? ""}`, fileName: `vendor-contracts-${dateOf(day, day.index)}.json`, system: "Notion", method: "export", by: "Ben Okafor", total: signed.length },
    signed.map((vendor) => ({
      kind: "vendor_contract",
      facts: {
        vendor_id: vendor.id, signed_at: day.time(vendor.since, "12:00"), dpa_signed: true, confidentiality: true, breach_notice_hours: vendor.tier === "critical" ? 24 : 48,
        flowdown: vendor.id === UNREAD_CONTRACT ? null : true,
      },
    })));
}

function announced(day: Day): PushItem {
  return filedArtefact(day, { title: "New sub-processor announced to customers", fileName: `subprocessor-${dateOf(day, day.index)}.json`, system: "Postmark", by: "Ben Okafor", query: "Broadcast of day 185: 412 customers, 3 questions, no objection" }, [{
    kind: "subprocessor_change", facts: { change_id: "SUB-2", effective_at: day.time(STARTED, "09:00"), notice_days: 45, reviewed: true },
  }]);
}
