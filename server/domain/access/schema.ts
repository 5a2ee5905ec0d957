import { z } from "zod";

import { API_SCOPES } from "./permissions";

export const CreateApiKeyInput = z.strictObject({
  name: z.string().trim().min(1, "Give it a name that says who uses it.").max(100),
  scopes: z.array(z.enum(API_SCOPES)).min(1, "Choose at least one scope."),
  /** A key lives at most a year. */
  expiresInDays: z.int().min(1).max(366).default(90),
});
