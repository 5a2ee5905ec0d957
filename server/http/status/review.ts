import { getStatusVersion } from "../../services/status-page/get-version";
import { withSession } from "../with-session";
import { emptyAsk } from "./ask-form";
import type { StatusPage } from "./page";

/** GET: a version as everybody would read it, for who reviews it. `draw` makes the document. */
export function readStatusVersion(draw: (page: StatusPage) => Promise<Response>) {
  return withSession("status:manage", async ({ ctx, params }) => {
    const { number, sha256, content, keepMonths, logo } = await getStatusVersion(ctx, { id: params["id"] });
    return draw({ name: "posture", language: "en", status: 200, page: { number, sha256, content, keepMonths }, typed: emptyAsk(), faults: [], isDraft: true, logo: logo && { ...logo, src: `data:${logo.type};base64,${logo.base64}` } });
  });
}
