import { ServiceError } from "../../services/errors";
import { askForDocument } from "../../services/status-page/ask";
import { fetchHandedOut, showHandedOut } from "../../services/status-page/handed-out";
import { openStatusPage } from "../../services/status-page/open";
import { slowStatusVisitor } from "../../services/status-page/slow-visitor";
import { fileResponse } from "../file-response";
import { readForm } from "../privacy/read-form";
import { askInput, emptyAsk, faultsOfAsk, typedAsk } from "./ask-form";
import type { AskFault, StatusOutcome, TypedAsk } from "./page";
import { type StatusVisit, withStatusVisitor } from "./with-status-visitor";

/** GET: the published posture. */
export const showStatus = withStatusVisitor(async (visit) => posture(visit, emptyAsk(), []));

/** POST: somebody asks for a document; then on to a page that says what happens now (303). */
export const askOnStatus = withStatusVisitor(async (visit) => {
  const form = await readForm(visit.request);
  if ((form.get("website") ?? "") !== "") return posture(visit, typedAsk(form), [{ field: "website", message: "Leave the last field empty: people do not see it." }]);
  await slowStatusVisitor(visit.ctx, visit.ip);
  try {
    await askForDocument(visit.ctx, askInput(form));
  } catch (error) {
    if (!(error instanceof ServiceError) || (error.code !== "INVALID" && error.code !== "CONFLICT")) throw error;
    return posture(visit, typedAsk(form), faultsOfAsk(error));
  }
  return { name: "moved", to: `/status/${visit.params["orgSlug"] ?? ""}/sent` };
});

/** GET: the page after asking. It says the same to everybody. */
export const showAsked = withStatusVisitor(async ({ ctx, params }) => {
  const { content } = await openStatusPage(ctx);
  return { name: "sent", status: 200, organization: content.organization, slug: params["orgSlug"] ?? "" };
});

/** GET: what a link leads to. Counts nothing: mail programs open links by themselves. */
export const showDocument = withStatusVisitor(async ({ ctx, params }) => ({ name: "document", status: 200, slug: params["orgSlug"] ?? "", handedOut: await showHandedOut(ctx, params["token"] ?? "") }));

/** POST: the document itself, counted. */
export const fetchDocument = withStatusVisitor(async ({ ctx, params, ip }) => {
  await slowStatusVisitor(ctx, ip);
  const response = fileResponse({ ...(await fetchHandedOut(ctx, params["token"] ?? "")), mediaType: "application/pdf" });
  response.headers.set("x-robots-tag", "noindex, nofollow");
  return { name: "file", response };
});

async function posture({ ctx }: StatusVisit, typed: TypedAsk, faults: AskFault[]): Promise<StatusOutcome> {
  const { number, sha256, content, keepMonths } = await openStatusPage(ctx);
  return { name: "posture", status: faults.length > 0 ? 422 : 200, page: { number, sha256, content, keepMonths }, typed, faults, isDraft: false };
}
