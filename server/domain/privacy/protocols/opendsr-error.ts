import type { z } from "zod";

/** The specification's error object. Names fields and what is expected of them, never what was sent. */
export type OpenDsrErrorBody = { error: { code: number; message: string; errors: { domain: string; reason: string; message: string }[] } };

export function openDsrError(code: number, message: string, errors: OpenDsrErrorBody["error"]["errors"] = []): OpenDsrErrorBody {
  return { error: { code, message, errors } };
}

/** What is wrong with a request, field by field. */
export function fieldErrors(error: z.ZodError): OpenDsrErrorBody["error"]["errors"] {
  return error.issues.slice(0, 20).map(({ path, code, message }) => ({ domain: "Validation", reason: code, message: `${path.filter((part) => typeof part !== "symbol").join(".") || "body"}: ${message}` }));
}
