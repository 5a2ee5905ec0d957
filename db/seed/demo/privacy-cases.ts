/** Acme's processing activities: three as controller, three as processor for its customers. */
export const ACTIVITIES = [
  { activity_id: "staff_administration", role: "controller", legal_basis: "Art. 6(1)(b), Art. 88", special_category: true, condition_ref: "Art. 9(2)(b): sick leave", automated_decision: false, high_risk: false, third_country: false },
  { activity_id: "sales_and_marketing", role: "controller", legal_basis: "Art. 6(1)(f)", special_category: false, automated_decision: false, high_risk: false, third_country: true },
  { activity_id: "fraud_scoring", role: "controller", legal_basis: "Art. 6(1)(f)", special_category: false, automated_decision: true, safeguard_ref: "DPIA-4: human review of every block", high_risk: true, third_country: false },
  { activity_id: "customer_workspaces", role: "processor", special_category: false, automated_decision: false, high_risk: false, third_country: false },
  { activity_id: "support_cases", role: "processor", special_category: false, automated_decision: false, high_risk: false, third_country: true },
  { activity_id: "product_mail", role: "processor", special_category: false, automated_decision: false, high_risk: false, third_country: true },
] as const;

export const TRANSFERS = [
  { transfer_id: "zendesk-us", country: "US", mechanism: "Adequacy decision (Data Privacy Framework)" },
  { transfer_id: "postmark-us", country: "US", mechanism: "Standard contractual clauses, module 3" },
  { transfer_id: "github-us", country: "US", mechanism: "Adequacy decision (Data Privacy Framework)" },
] as const;

/** A person's request in days of the story. `extended` is the day the extension was told; nothing is put in before day 1. */
export type RightsRequest = { id: string; type: string; received: number; extended: number | null; closed: number | null; refused: boolean };

export const REQUESTS: readonly RightsRequest[] = [
  { ...request("DSR-96", "access", -171, -110), extended: -150 }, request("DSR-97", "erasure", -133, -118), { ...request("DSR-99", "erasure", -88, -70), refused: true },
  request("DSR-101", "access", 18, 37), request("DSR-102", "erasure", 70, 84), request("DSR-103", "access", 109, 131),
  { ...request("DSR-104", "access", 146, 207), extended: 166 },
  { ...request("DSR-105", "erasure", 194, 209), refused: true },
  request("DSR-106", "rectification", 233, 239), request("DSR-107", "erasure", 261, 282), request("DSR-108", "portability", 311, 330),
  request("DSR-109", "access", 355, null),
];

function request(id: string, type: string, received: number, closed: number | null): RightsRequest {
  return { id, type, received, extended: null, closed, refused: false };
}
