import type { z } from "zod";

import type { AskPackInput } from "@/server/domain/packs/schema";

import { file, headers, IDEMPOTENCY_KEY, json, jsonBody, operation, pathParameter, type Parameter, type Paths, type Reply } from "./operation";

const ID = pathParameter("id", "Id of the pack.", "pck_01j9z3k5m7n9p1q3r5s7t9v1w3");
const tag = "Packs";
const control: z.input<typeof AskPackInput> = { scope: { kind: "control", controls: ["BCP-03"], from: "2026-01-01", to: "2026-03-31" } };
const all: z.input<typeof AskPackInput> = { scope: { kind: "all" } };
const RANGE: Parameter = { name: "Range", in: "header", required: false, schema: { type: "string", pattern: "^bytes=[0-9]*-[0-9]*$" }, example: "bytes=1048576-", description: "Where to go on: one range of bytes." };
const IF_RANGE: Parameter = { name: "If-Range", in: "header", required: false, schema: { type: "string" }, description: "The ETag of the first part. Where the pack is another by now, the whole is sent." };

export function packPaths(): Paths {
  const whole: Reply = file("The pack, whole.", "application/zip");
  return {
    "/api/v1/packs": {
      get: operation({ id: "listPacks", tag, summary: "List auditor packs", scope: "packs:read", replies: { 200: json("Asked for and made, newest first.", "PackLines") } }),
      post: operation({
        id: "askForPack", tag, summary: "Ask for an auditor pack", scope: "packs:make", problems: [400, 404, 409, 413, 422], parameters: [IDEMPOTENCY_KEY],
        description: "A pack is a zip that can be checked offline: `node verify.mjs pack.zip --key <vkey>`, the checker is in it. Days are days of the organization's time zone, the last one included. It holds all that was acknowledged before this call, and is made in the background.",
        body: jsonBody("AskPack", { control: { summary: "A control in a quarter", value: control }, all: { summary: "Everything", value: all } }),
        replies: { 202: json("Asked for.", "PackAsked", "Location", "Idempotent-Replayed") },
      }),
    },
    "/api/v1/packs/{id}": {
      get: operation({ id: "getPack", tag, summary: "One pack, and how far it is", scope: "packs:read", parameters: [ID], problems: [400, 404], replies: { 200: json("The pack.", "PackLine") } }),
    },
    "/api/v1/packs/{id}/file": {
      get: operation({
        id: "downloadPack", tag, summary: "The made pack", scope: "packs:read", parameters: [ID, RANGE, IF_RANGE], problems: [400, 404, 409],
        description: "409 until it is made. A broken download goes on with Range and If-Range. Each call is on record.",
        replies: {
          200: { ...whole, headers: { ...whole.headers, ...headers("ETag", "Accept-Ranges") } },
          206: { ...whole, description: "A part of it.", headers: { ...whole.headers, ...headers("ETag", "Accept-Ranges", "Content-Range") } },
          416: { description: "The pack ends before this range.", headers: headers("X-Request-Id", "ETag", "Accept-Ranges", "Content-Range") },
        },
      }),
    },
  };
}
