import { ListAnchorsInput } from "@/server/domain/anchors/schema";

import { fieldSchemas } from "./components";
import { json, operation, type Parameter, type Paths } from "./operation";

export function anchorPaths(): Paths {
  return {
    "/api/v1/ledger/anchors": {
      get: operation({
        id: "listAnchors", tag: "Ledger", summary: "List outside anchors", scope: "ledger:read", problems: [400],
        description: "Witnesses, time-stamps, locked copies and mails: what each has, and what is still being tried.",
        parameters: fieldSchemas(ListAnchorsInput).map((field): Parameter => ({ ...field, in: "query" })), replies: { 200: json("A page of them.", "AnchorLines") },
      }),
    },
  };
}
