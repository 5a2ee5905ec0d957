import { ButtonLink } from "@/components/ui/button";

/** From one of an audit's lists to the audit itself, by a name that says so. */
export function AuditLink({ base, audit: { id, reference } }: { base: string; audit: { id: string; reference: string } }) {
  return <ButtonLink variant="ghost" href={`${base}/audits/${id}`}>Back to audit {reference}</ButtonLink>;
}
