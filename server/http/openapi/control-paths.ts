import { GetControlInput, ListControlsInput } from "@/server/domain/controls/input";

import { fieldSchemas } from "./components";
import { json, operation, pathParameter, type Parameter, type Paths } from "./operation";

const tag = "Controls";
const query = (fields: ReturnType<typeof fieldSchemas>): Parameter[] => fields.map((field) => ({ ...field, in: "query" }));

export function controlPaths(): Paths {
  return {
    "/api/v1/controls": {
      get: operation({
        id: "listControls", tag, summary: "List controls with their verdicts", scope: "controls:read", problems: [400],
        description: "By key, whole. With `asOf` as they were shown at that moment.",
        parameters: query(fieldSchemas(ListControlsInput)), replies: { 200: json("All controls that fit.", "ControlLines") },
      }),
    },
    "/api/v1/controls/{key}": {
      get: operation({
        id: "getControl", tag, summary: "One control, and why it is judged so", scope: "controls:read", problems: [400, 404],
        parameters: [pathParameter("key", "Key of the control.", "BCP-03"), ...query(fieldSchemas(GetControlInput).filter((field) => field.name !== "key"))],
        replies: { 200: json("With rules, records, occurrences and history.", "ControlInFull") },
      }),
    },
  };
}
