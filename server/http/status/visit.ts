import { publicLogo } from "../../domain/look/public-logo";
import { STATUS_WORDS } from "../../domain/status-page/words";
import { ServiceError } from "../../services/errors";
import { getPublicLogo } from "../../services/organizations/get-public-logo";
import { askForDocument } from "../../services/status-page/ask";
import { fetchHandedOut, showHandedOut } from "../../services/status-page/handed-out";
import { openStatusPage } from "../../services/status-page/open";
import { slowStatusVisitor } from "../../services/status-page/slow-visitor";
import { fileResponse } from "../file-response";
import { logoResponse } from "../logo-response";
import { readForm } from "../privacy/read-form";
import { askInput, emptyAsk, faultsOfAsk, typedAsk } from "./ask-form";
import type { AskFault, StatusOutcome, TypedAsk } from "./page";
import { type StatusVisit, withStatusVisitor } from "./with-status-visitor";

/** GET: the published posture. */
export const showStatus = withStatusVisitor(async (visit) => posture(visit, emptyAsk(), []));

/** POST: somebody asks for a document; then on to a page that says what happens now (303). */
export const askOnStatus = withStatusVisitor(async (visit) => {
  const form = await readForm(visit.request);
  if ((form.get("website") ?? "") !== "") return posture(visit, typedAsk(form), [{ field: "website", message: STATUS_WORDS[visit.language].faults.website }]);
  await slowStatusVisitor(visit.ctx, visit.ip);
  try {
    await askForDocument(visit.ctx, askInput(form));
  } catch (error) {
    if (!(error instanceof ServiceError) || (error.code !== "INVALID" && error.code !== "CONFLICT")) throw error;
    return posture(visit, typedAsk(form), faultsOfAsk(error, STATUS_WORDS[visit.language]));
  }
  return { name: "moved", to: `/status/${visit.params["orgSlug"] ?? ""}/sent?lang=${visit.language}` };
});

/** GET: the page after asking. It says the same to everybody. */
export const showAsked = withStatusVisitor(async ({ ctx, params, language }) => {
  const [{ content, logo }, slug] = [await openStatusPage(ctx), params["orgSlug"] ?? ""];
  return { name: "sent", language, status: 200, organization: content.organization, slug, logo: publicLogo(`/status/${slug}`, logo) };
});

/** GET: the organization's logo, for the page that is published. */
export const showStatusLogo = withStatusVisitor(async ({ ctx }) => ({ name: "file", response: logoResponse(await getPublicLogo(ctx, "status")) }));

/** GET: what a link leads to. Counts nothing: mail programs open links by themselves. */
export const showDocument = withStatusVisitor(async ({ ctx, params, language }) => {
  const [{ logo, ...handedOut }, slug] = [await showHandedOut(ctx, params["token"] ?? ""), params["orgSlug"] ?? ""];
  return { name: "document", language, status: 200, slug, handedOut, logo: publicLogo(`/status/${slug}`, logo) };
});

/** POST: the document itself, counted. */
export const fetchDocument = withStatusVisitor(async ({ ctx, params, ip }) => {
  await slowStatusVisitor(ctx, ip);
  const response = fileResponse({ ...(await fetchHandedOut(ctx, params["token"] ?? "")), mediaType: "application/pdf" });
  response.headers.set("x-robots-tag", "noindex, nofollow");
  return { name: "file", response };
});

async function posture({ ctx, language, params }: StatusVisit, typed: TypedAsk, faults: AskFault[]): Promise<StatusOutcome> {
  const { number, sha256, content, keepMonths, logo } = await openStatusPage(ctx);
  return { name: "posture", language, status: faults.length > 0 ? 422 : 200, page: { number, sha256, content, keepMonths }, typed, faults, isDraft: false, logo: publicLogo(`/status/${params["orgSlug"] ?? ""}`, logo) };
}
