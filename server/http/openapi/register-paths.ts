import { ExportRegisterInput } from "@/server/domain/registers/input";
import { REGISTER_KEYS } from "@/server/domain/registers/keys";

import { fieldSchemas } from "./components";
import { file, operation, type Paths } from "./operation";

export function registerPaths(): Paths {
  const [json, csv] = [file("The register, its entries by number.", "application/json"), file("", "text/csv")];
  return {
    "/api/v1/registers/{register}": {
      get: operation({
        id: "getRegister", tag: "Privacy", summary: "A register of the privacy desk as a file", scope: "registers:read", problems: [400],
        description: "Whole, as the import takes it back. JSON unless `format` says `csv`. With `archived=true` also what was put away.",
        parameters: [
          { name: "register", in: "path", required: true, description: "Which register.", schema: { type: "string", enum: [...REGISTER_KEYS] }, example: "activities" },
          ...fieldSchemas(ExportRegisterInput).filter(({ name }) => name !== "register").map((field) => ({ ...field, in: "query" as const })),
        ],
        replies: { 200: { ...json, content: { ...json.content, ...csv.content } } },
      }),
    },
  };
}
