import type { PushItem } from "@/server/domain/evidence/schema";

import { filedArtefact, nativeArtefact, type NativeRecord } from "./artefact";
import type { Day } from "./calendar";
import { mailOf } from "./people-list";

type Policy = { key: string; owner: string; approved: number; renewed: number | null };

/** Approval of last year and of this one, in days of the story. The supplier policy's review is overdue. */
const POLICIES: readonly Policy[] = [
  { key: "information_security", owner: "Ben Okafor", approved: -75, renewed: 192 },
  { key: "code_of_conduct", owner: "Eva Novak", approved: -75, renewed: 192 },
  { key: "access_control", owner: "David Chen", approved: -210, renewed: 128 },
  { key: "cryptography", owner: "Carla Ruiz", approved: -210, renewed: 128 },
  { key: "change_management", owner: "Nils Berg", approved: -160, renewed: 170 },
  { key: "incident_response", owner: "Carla Ruiz", approved: -130, renewed: 206 },
  { key: "business_continuity", owner: "Farid Haddad", approved: -130, renewed: 206 },
  { key: "data_protection", owner: "Ben Okafor", approved: -95, renewed: 240 },
  { key: "supplier_security", owner: "Ben Okafor", approved: -32, renewed: null },
];
export const EXPIRED_POLICY = "supplier_security";
const ROLES: readonly [role: string, name: string][] = [["ciso", "Ada Lindqvist"], ["privacy_lead", "Ben Okafor"], ["incident_lead", "Carla Ruiz"], ["risk_owner", "Ada Lindqvist"]];
const ROLE_REVIEWS = [-290, 58];

/** The policy set as the portal holds it on day 1, each renewal, and the yearly confirmation of roles and promises. */
export function policyItems(day: Day): PushItem[] {
  const renewed = POLICIES.filter((policy) => policy.renewed === day.index);
  return [
    ...(day.index === 1 ? [policySet(day)] : []),
    ...(renewed.length > 0 ? [renewal(day, renewed)] : []),
    ...roleItems(day), ...commitments(day),
  ];
}

function policySet(day: Day): PushItem {
  return nativeArtefact(day, { title: "Policy set, nine policies", fileName: "policies.json", system: "Policy portal", method: "export", by: "Ben Okafor", query: "All policies in force", total: POLICIES.length },
    POLICIES.map((policy) => policyRecord(day, policy, policy.approved, "3.0")));
}

function renewal(day: Day, renewed: Policy[]): PushItem {
  return filedArtefact(day, { title: `Policies approved: ${renewed.map((policy) => policy.key.replaceAll("_", " ")).join(", ")}`, fileName: `policies-approved-${day.at.slice(0, 10)}.json`, system: "Policy portal", by: "Ada Lindqvist" },
    renewed.map((policy) => policyRecord(day, policy, day.index, "3.1")));
}

function policyRecord(day: Day, policy: Policy, approved: number, version: string): NativeRecord {
  const at = day.time(approved, "14:00");
  return { kind: "policy_document", facts: { policy_key: policy.key, version, approved_at: at, approved_by: "Ada Lindqvist", reviewed_at: at, owner: policy.owner, topics_missing: 0 } };
}

function roleItems(day: Day): PushItem[] {
  const on = day.index === 1 ? ROLE_REVIEWS[0] : ROLE_REVIEWS.find((review) => review === day.index);
  if (on === undefined) return [];
  return [filedArtefact(day, { title: "Security and privacy roles confirmed", fileName: `roles-${day.at.slice(0, 10)}.json`, system: "Notion", by: "Ada Lindqvist" }, ROLES.map(([role, name]) => ({
    kind: "role_assignment",
    facts: {
      role_key: role, person_id: mailOf(name), assigned_at: day.time(-700, "09:00"), reviewed_at: day.time(on, "10:30"),
      contact_published: true, decision_note: role === "privacy_lead" ? "No duty to appoint a data-protection officer under Art. 37(1); a privacy lead is named and published." : "Confirmed by management",
    },
  })))];
}

function commitments(day: Day): PushItem[] {
  const on = day.index === 1 ? -150 : day.index === 75 ? 74 : null;
  if (on === null) return [];
  return [filedArtefact(day, { title: "Register of promises to customers", fileName: `commitments-${day.at.slice(0, 10)}.json`, system: "Notion", by: "Ben Okafor", query: "Terms of service, DPA and SLA, version 6" }, [{
    kind: "service_commitment", facts: { reviewed_at: day.time(on, "15:00"), approved_by: "Ada Lindqvist", items_total: 27, items_without_owner: 0, published: true },
  }])];
}
