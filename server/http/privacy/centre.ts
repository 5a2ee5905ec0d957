import { isCurrentForm } from "@/server/domain/privacy/form-token";

import { resolvePrivacyCentre } from "../../services/access/resolve-privacy-centre";
import { getPublicLogo } from "../../services/organizations/get-public-logo";
import { logoResponse } from "../logo-response";
import { openCentre } from "./open-centre";
import { fileForm } from "./file-form";
import { readForm } from "./read-form";
import { emptyForm, newForm } from "./request-form";
import { visitLanguage } from "./visit-language";
import { withVisitor } from "./with-visitor";

/**
 * GET: the privacy centre with its form, whose own address it is sent on to first: going back to that address is going
 * back to that form. Centres that are closed and organizations that do not exist are the same 404.
 */
export const showCentre = withVisitor("centre", async (visit) => {
  const { centre } = await openCentre(visit);
  const [form, lang] = ["form", "lang"].map((name) => new URL(visit.request.url).searchParams.get(name));
  if (!form || !isCurrentForm(form, visit.facts.now)) return { name: "moved", to: `/privacy/${centre.slug}?${new URLSearchParams({ ...(lang ? { lang } : {}), form: newForm(visit.facts.now) })}` };
  return { name: "centre", status: 200, language: visitLanguage(visit.request), centre, signedIn: null, typed: emptyForm(form), faults: [] };
});

/** GET: the page after sending. It says the same to everybody, whether or not they sent anything. */
export const showSent = withVisitor("centre", async (visit) => {
  const { centre } = await openCentre(visit);
  return { name: "sent", status: 200, language: visitLanguage(visit.request), centre };
});

/** GET: the organization's logo, for the pages of an open centre. */
export const showCentreLogo = withVisitor("centre", async ({ params, facts }) => {
  const ctx = await resolvePrivacyCentre(params["orgSlug"] ?? "", facts);
  return { name: "file", response: logoResponse(await getPublicLogo(ctx, "centre")) };
});

/** POST: a request from the form. */
export const takeRequest = withVisitor("centre", async (visit) => {
  const { ctx, centre } = await openCentre(visit);
  return fileForm({ ctx, centre, ip: visit.facts.ip, language: visitLanguage(visit.request), signedIn: null }, await readForm(visit.request));
});
