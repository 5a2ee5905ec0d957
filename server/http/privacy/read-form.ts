import { ServiceError } from "../../services/errors";
import { bodyOf } from "../read-body";

/** Ten thousand characters of any script, percent-encoded, and the rest of the form. */
export const MAX_FORM_BYTES = 192 * 1024;

/**
 * The fields of an HTML form, read up to a limit while counting. Line ends come as the browser must send them (CR LF) and
 * are given as one character each, as `maxlength` counts them. Another content type is a form with no fields.
 * Throws TOO_LARGE.
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get("content-type") ?? "")) return new URLSearchParams();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bodyOf(request)) {
    size += chunk.length;
    if (size > MAX_FORM_BYTES) throw new ServiceError("TOO_LARGE", `A form may have ${MAX_FORM_BYTES} bytes at most.`);
    chunks.push(chunk);
  }
  const sent = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
  return new URLSearchParams([...sent].map(([name, value]) => [name, value.replaceAll("\r\n", "\n")]));
}
