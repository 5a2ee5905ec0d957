import { isCurrentForm } from "@/server/domain/privacy/form-token";
import type { Language } from "@/server/domain/privacy/languages";

import type { ServiceContext } from "../../services/context";
import { ServiceError } from "../../services/errors";
import { fileRequest } from "../../services/privacy/file-request";
import { slowVisitor } from "../../services/privacy/slow-visitor";
import type { Centre, Outcome, SignedIn } from "./public-page";
import { faultsOfRequest, inputOf, newForm, typedIn } from "./request-form";
import { waitOf } from "./with-visitor";

type Sender = { ctx: ServiceContext; centre: Centre; ip: string | null; language: Language; signedIn: SignedIn | null };

/**
 * Files what the form says, or gives the form back with what was typed and each problem at its field. Nothing of the
 * answer depends on whether the organization knows the address. No cookie counts here, so no origin is asked for.
 */
export async function fileForm(sender: Sender, form: URLSearchParams): Promise<Outcome> {
  const { ctx, centre, ip, language } = sender;
  try {
    await slowVisitor(ctx, ip);
    return await filed(sender, form);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== "RATE_LIMITED") throw error;
    return { name: "limited", status: 429, language, waitSeconds: waitOf(error.details), contactEmail: centre.contactEmail };
  }
}

async function filed({ ctx, centre, language, signedIn }: Sender, form: URLSearchParams): Promise<Outcome> {
  const sent = typedIn(form);
  // A form that was open for longer, or never given out, is a new one: the same words in it are another request.
  const typed = { ...sent, form: signedIn || isCurrentForm(sent.form, ctx.now) ? sent.form : newForm(ctx.now) };
  const refused = (faults: ReturnType<typeof faultsOfRequest>): Outcome => ({ name: "centre", status: 422, language, centre, signedIn, typed, faults });
  // Given back instead of dropped in silence: a browser may have filled it in, and a request of a person must not vanish.
  if (form.get("website")) return refused([{ field: "website", problem: "trap" }]);
  try {
    await fileRequest(ctx, inputOf(typed, language, signedIn));
  } catch (error) {
    if (error instanceof ServiceError && error.code === "INVALID") return refused(faultsOfRequest(error, typed));
    throw error;
  }
  return { name: "moved", to: `/privacy/${centre.slug}/sent?lang=${language}` };
}
