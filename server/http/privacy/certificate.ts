import { publicLogo } from "@/server/domain/look/public-logo";
import type { CheckedCertificate } from "@/server/domain/privacy/erasure/certificate-view";

import { resolveCaseLink } from "../../services/access/resolve-case-link";
import { resolvePrivacyCentre } from "../../services/access/resolve-privacy-centre";
import type { ServiceContext } from "../../services/context";
import { ServiceError } from "../../services/errors";
import { subjectRef } from "../../services/privacy/case-keys";
import { checkHeldCertificate, getOwnCertificate, openCertificate } from "../../services/privacy/erasure/read-certificate";
import { getPrivacyCentre } from "../../services/privacy/get-centre";
import { networkOf } from "../../services/privacy/slow-visitor";
import { consumeRateLimit } from "../../services/rate-limits/consume";
import { problem } from "../problem";
import { requestFacts } from "../request-facts";
import type { Outcome, PublicPage } from "./public-page";
import { readForm } from "./read-form";
import { chosenLanguage, visitLanguage } from "./visit-language";
import { type Visit, withVisitor } from "./with-visitor";

const CHECKS = { points: 120, seconds: 3600 };
type CertificatePage = Extract<PublicPage, { name: "certificate" }>;

/** GET: where anybody checks a certificate of erasure, by its number or by pasting it. No person is named. */
export const showCertificateCheck = withVisitor("centre", async (visit) => {
  const number = new URL(visit.request.url).searchParams.get("number")?.trim();
  if (number) return { name: "moved", to: certificatePath(visit, number) };
  return page(await open(visit), visit, { checked: null, typed: "", missing: false, status: 200 });
});

/** POST: a pasted certificate. It is checked and kept nowhere. */
export const checkPastedCertificate = withVisitor("centre", async (visit) => {
  const ctx = await open(visit);
  await slowDown(ctx, visit);
  const form = await readForm(visit.request);
  const [number, text] = [form.get("number")?.trim() ?? "", form.get("text") ?? ""];
  if (text.trim() === "" && number) return { name: "moved", to: certificatePath(visit, number) };
  // A text that could not even be kept is no certificate either.
  const checked: CheckedCertificate = text.includes("\0") ? { ok: false, problem: "unreadable" } : await checkHeldCertificate(ctx, { text });
  return page(ctx, visit, { checked, typed: text, missing: false, status: checked.ok ? 200 : 422 });
});

/** GET: a certificate by its number, as it is now. */
export const showCertificate = withVisitor("centre", async (visit) => {
  const ctx = await open(visit);
  await slowDown(ctx, visit);
  try {
    const checked = await openCertificate(ctx, { number: visit.params["number"] ?? "" });
    return await page(ctx, visit, { checked, typed: "", missing: false, status: 200 });
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== "NOT_FOUND") throw error;
    return page(ctx, visit, { checked: null, typed: "", missing: true, status: 404 });
  }
});

/** GET: the certificate as a file, for whoever holds the case's link: JSON, or with `?as=pdf` to read. */
export async function ownCertificateFile(request: Request, route: { params: Promise<Record<string, string>> }): Promise<Response> {
  const facts = requestFacts(request.headers);
  try {
    const params = await route.params;
    const { name, text } = await getOwnCertificate(await resolveCaseLink(params["orgSlug"] ?? "", params["token"] ?? "", facts));
    return await certificateFile(request, name, text);
  } catch (error) {
    return problem(error, facts.requestId);
  }
}

export async function certificateFile(request: Request, name: string, text: string): Promise<Response> {
  const isPdf = new URL(request.url).searchParams.get("as") === "pdf";
  const { certificatePdf } = await import("./certificate-pdf");
  const body = isPdf ? Buffer.from(await certificatePdf(text, visitLanguage(request))) : Buffer.from(text, "utf8");
  return new Response(body, { headers: {
    "content-type": isPdf ? "application/pdf" : "application/json; charset=utf-8", "content-disposition": `attachment; filename="${name}.${isPdf ? "pdf" : "json"}"`,
    "cache-control": "private, no-store", "x-content-type-options": "nosniff", "x-robots-tag": "noindex, nofollow",
  } });
}

const open = async ({ params, facts }: Visit): Promise<ServiceContext> => resolvePrivacyCentre(params["orgSlug"] ?? "", facts);

/** By network and only as a keyed hash, as for requests. */
async function slowDown(ctx: ServiceContext, { facts }: Visit): Promise<void> {
  await consumeRateLimit(`certificate:${await subjectRef(ctx.orgId, `network ${facts.ip === null ? "unknown" : networkOf(facts.ip)}`)}`, CHECKS, facts.now);
}

function certificatePath({ params, request }: Visit, number: string): string {
  const lang = chosenLanguage(request);
  return `/privacy/${params["orgSlug"] ?? ""}/certificate/${encodeURIComponent(number.slice(0, 80).toWellFormed())}${lang ? `?lang=${lang}` : ""}`;
}

async function page(ctx: ServiceContext, { request, params }: Visit, rest: { checked: CheckedCertificate | null; typed: string; missing: boolean; status: CertificatePage["status"] }): Promise<Outcome> {
  const { controllerName, accent, logo } = await getPrivacyCentre(ctx);
  const slug = params["orgSlug"] ?? "";
  return { name: "certificate", language: visitLanguage(request), organization: controllerName, accent, logo: publicLogo(`/privacy/${slug}`, logo), slug, ...rest };
}
