import { DeadlineQuery } from "@/server/domain/privacy/deadline-query";

import { fieldSchemas } from "./components";
import { json, operation, type Paths } from "./operation";

export function deadlinePaths(): Paths {
  return {
    "/api/v1/privacy/deadline": {
      get: operation({
        id: "getDeadline", tag: "Privacy", summary: "By when a person's request must be answered, and why", scope: null, problems: [400],
        description: "Counts by GDPR Art. 12(3) and (4) with Regulation 1182/71, or by UK GDPR Art. 12 and 12A, and shows each step with its norm. Knows no organization, keeps nothing. Lists are given by repeating a name. Not legal advice.",
        parameters: fieldSchemas(DeadlineQuery).map((field) => ({ ...field, in: "query" as const })), replies: { 200: json("The date and the way to it.", "Deadline") },
      }),
    },
  };
}
