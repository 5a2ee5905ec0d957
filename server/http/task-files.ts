import { handInForTask, MAX_HANDED_IN_BYTES } from "@/server/services/privacy/tasks/hand-in";
import { ServiceError } from "@/server/services/errors";

import { bodyOf } from "./read-body";
import { withSession } from "./with-session";

/** POST: what somebody extracted for a task, as bytes; its name in X-File-Name, percent-encoded. */
export const handIn = withSession("privacy:task", async ({ request, ctx, params }) => {
  const bytes = await readUpTo(request, MAX_HANDED_IN_BYTES);
  const mediaType = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().slice(0, 100) || "application/octet-stream";
  return Response.json(await handInForTask(ctx, { id: params["id"] ?? "", name: nameIn(request.headers), mediaType }, bytes), { status: 201 });
});

async function readUpTo(request: Request, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bodyOf(request)) {
    size += part.length;
    if (size > limit) throw new ServiceError("TOO_LARGE", `A file for a task may have ${limit / 1024 ** 2} MiB at most.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function nameIn(headers: Headers): string {
  const sent = headers.get("x-file-name") ?? "";
  let name: string;
  try {
    name = decodeURIComponent(sent);
  } catch {
    // Not percent-encoded after all: it is the name as it stands.
    name = sent;
  }
  return name.replaceAll(/[\p{Cc}/\\]/gu, "_").trim().slice(0, 200) || "file";
}
