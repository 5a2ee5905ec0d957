import { assessmentPlan } from "./assessment-plan";
import { assessmentResults } from "./assessment-results";
import type { MadeDocument } from "./envelope";
import { planOfAction } from "./poam";
import { securityPlan } from "./security-plan";
import type { OscalDocument, OscalSource } from "./source";

/**
 * The four OSCAL documents of an audit. Pure: the same source gives the same bytes. Each names what it stands on by UUID and
 * SHA-256: results the plan, plan and POA&M the system security plan. Needs one covered control at least: OSCAL cannot say "none".
 */
export function oscalDocuments(source: OscalSource): Record<OscalDocument, MadeDocument> {
  if (source.content.controls.length === 0) throw new Error("OSCAL documents are about one control at least.");
  const security = securityPlan(source);
  const plan = assessmentPlan(source, security);
  return { "system-security-plan": security, "assessment-plan": plan, "assessment-results": assessmentResults(source, plan), poam: planOfAction(source, security) };
}
