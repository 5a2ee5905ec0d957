import { json, jsonBody, operation, type Paths } from "./operation";

const tag = "Reports";

export function systemDescriptionPaths(): Paths {
  return {
    "/api/v1/system-description": {
      get: operation({ id: "getSystemDescription", tag, summary: "The system in the organization's words", scope: "reports:read", description: "The newest version and the list of all. `version` 0: nothing was entered yet.", replies: { 200: json("The description.", "SystemDescription") } }),
      post: operation({
        id: "saveSystemDescription", tag, summary: "Save a version of the system description", scope: "reports:make", problems: [400, 409, 413, 422],
        description: "`after` is the version that was read, 0 for none: 409 where another was saved meanwhile, or where nothing differs. Every version is kept, its digest stands on the ledger, and the SOC 2 readiness report prints the one that stood when it was asked for.",
        body: jsonBody("SaveSystemDescription", { first: { summary: "A first version", value: { after: 0, content: { services: "Hosted order management", commitments: ["Available 99.9 % of each month"] } } } }),
        replies: { 200: json("Saved.", "SystemDescriptionSaved") },
      }),
    },
  };
}
