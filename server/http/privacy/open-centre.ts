import { publicLogo } from "../../domain/look/public-logo";
import { resolvePrivacyCentre } from "../../services/access/resolve-privacy-centre";
import type { ServiceContext } from "../../services/context";
import { getPrivacyCentre } from "../../services/privacy/get-centre";
import type { Centre } from "./public-page";
import type { Visit } from "./with-visitor";

/** The centre that an address names, and what its visitors may. Throws NOT_FOUND for closed ones and for none. */
export async function openCentre({ params, facts }: Pick<Visit, "params" | "facts">): Promise<{ ctx: ServiceContext; centre: Centre }> {
  const slug = params["orgSlug"] ?? "";
  const ctx = await resolvePrivacyCentre(slug, facts);
  const { controllerName, controllerAddress, contactEmail, dpoName, dpoEmail, authorityName, authorityAddress, authorityUrl, noticeUrl, accent, regime, retentionYears, logo } = await getPrivacyCentre(ctx);
  return { ctx, centre: { slug, controllerName, controllerAddress, contactEmail, dpoName, dpoEmail, authorityName, authorityAddress, authorityUrl, noticeUrl, accent, regime, retentionYears, logo: publicLogo(`/privacy/${slug}`, logo) } };
}
