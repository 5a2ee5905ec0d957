import { withOrg } from "@/db/client";
import type { ServiceContext } from "@/server/services/context";
import { openStatusPage } from "@/server/services/status-page/open";
import { resolveStatusPage } from "@/server/services/access/resolve-status-page";
import { askForDocument } from "@/server/services/status-page/ask";
import { statusChoices } from "@/server/services/status-page/choices";
import { draftStatusPage } from "@/server/services/status-page/draft";
import { publishStatusPage } from "@/server/services/status-page/publish";
import { organizationOrThrow } from "@/server/services/organizations/rows";

const SHOWN = ["BCP-01", "BCP-03", "IAM-02", "IAM-05", "CRY-01", "CRY-02", "VUL-01", "VUL-03", "MON-02", "INC-01", "CHG-01", "VND-04"];
const AGREEMENT = "You use this document to judge whether to work with us, and for nothing else. You show it to those in your company who need it for that, and to nobody outside. You delete it when you no longer need it.";

/** The officer drafts the status page, the owner reads and publishes it, and a visitor asks for the report on it. */
export async function publishStatus(officer: ServiceContext, owner: ServiceContext, reportId: string): Promise<void> {
  const { audits, controls, processors } = await statusChoices(officer);
  const draft = await draftStatusPage(officer, {
    introduction: "Acme Cloud runs servers in Frankfurt and Dublin. Here is what we promise about them, who works for us, and which documents you can ask for.",
    frameworks: ["soc2", "gdpr"], auditIds: audits.map(({ id }) => id), controlKeys: controls.map(({ id }) => id).filter((key) => SHOWN.includes(key)), processorIds: processors.map(({ id }) => id),
    reportIds: [reportId], agreement: { version: "2026-01", text: AGREEMENT },
  });
  await publishStatusPage(owner, draft);
  const { slug } = await withOrg(owner.orgId, async (tx) => organizationOrThrow(tx, owner.orgId));
  const visitor = await resolveStatusPage(slug, { now: owner.now, requestId: null });
  const { agreement } = (await openStatusPage(visitor)).content;
  await askForDocument(visitor, { document: 0, name: "Lena Hartmann", company: "Nordwind Logistik", email: "lena.hartmann@nordwind.example", agreementSha256: agreement?.sha256 ?? "", accepted: true });
}
