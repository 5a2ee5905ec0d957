import type { Language } from "@/server/domain/privacy/languages";

import { resolvePrivacyCentre } from "../../services/access/resolve-privacy-centre";
import type { ServiceContext } from "../../services/context";
import { ServiceError } from "../../services/errors";
import { fileRequest } from "../../services/privacy/file-request";
import { getPrivacyCentre } from "../../services/privacy/get-centre";
import { slowVisitor } from "../../services/privacy/slow-visitor";
import type { Centre, Outcome } from "./public-page";
import { readForm } from "./read-form";
import { faultsOfRequest, inputOf, NOTHING_TYPED, typedIn } from "./request-form";
import { visitLanguage } from "./visit-language";
import { type Visit, waitOf, withVisitor } from "./with-visitor";

/** GET: the privacy centre with its form. Centres that are closed and organizations that do not exist are the same 404. */
export const showCentre = withVisitor("centre", async ({ request, params, facts }) => {
  const { centre } = await open(params, facts);
  return { name: "centre", status: 200, language: visitLanguage(request), centre, typed: NOTHING_TYPED, faults: [] };
});

/** GET: the page after sending. It says the same to everybody, whether or not they sent anything. */
export const showSent = withVisitor("centre", async ({ request, params, facts }) => {
  const { centre } = await open(params, facts);
  return { name: "sent", status: 200, language: visitLanguage(request), centre };
});

/**
 * POST: files what the form says, or gives the form back with what was typed and each problem at its field. Nothing of
 * the answer depends on whether the organization knows the address. No cookie counts here, so no origin is asked for.
 */
export const takeRequest = withVisitor("centre", async ({ request, params, facts }) => {
  const { ctx, centre } = await open(params, facts);
  const language = visitLanguage(request);
  try {
    await slowVisitor(ctx, facts.ip);
    return await filed(ctx, centre, await readForm(request), language);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== "RATE_LIMITED") throw error;
    return { name: "limited", status: 429, language, waitSeconds: waitOf(error.details), contactEmail: centre.contactEmail };
  }
});

async function filed(ctx: ServiceContext, centre: Centre, form: URLSearchParams, language: Language): Promise<Outcome> {
  const typed = typedIn(form);
  const refused = (faults: ReturnType<typeof faultsOfRequest>): Outcome => ({ name: "centre", status: 422, language, centre, typed, faults });
  // Given back instead of dropped in silence: a browser may have filled it in, and a request of a person must not vanish.
  if (form.get("website")) return refused([{ field: "website", problem: "trap" }]);
  try {
    await fileRequest(ctx, inputOf(typed, language));
  } catch (error) {
    if (error instanceof ServiceError && error.code === "INVALID") return refused(faultsOfRequest(error, typed));
    throw error;
  }
  return { name: "moved", to: `/privacy/${centre.slug}/sent?lang=${language}` };
}

async function open(params: Record<string, string>, facts: Visit["facts"]): Promise<{ ctx: ServiceContext; centre: Centre }> {
  const slug = params["orgSlug"] ?? "";
  const ctx = await resolvePrivacyCentre(slug, facts);
  const { controllerName, controllerAddress, contactEmail, dpoName, dpoEmail, authorityName, authorityAddress, authorityUrl, noticeUrl, accent, regime, retentionYears } = await getPrivacyCentre(ctx);
  return { ctx, centre: { slug, controllerName, controllerAddress, contactEmail, dpoName, dpoEmail, authorityName, authorityAddress, authorityUrl, noticeUrl, accent, regime, retentionYears } };
}
