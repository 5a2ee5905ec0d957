import { nativeJsonSchema } from "@/server/domain/formats/native-schema";

import { API_HEADERS } from "../problem";
import { openApiDocument } from "./document";

let openApiText: string | undefined;
let schemaText: string | undefined;

/** GET /api/v1/openapi.json: public, the same for everybody. */
export function openApi(): Response {
  openApiText ??= JSON.stringify(openApiDocument());
  return published(openApiText, "application/json");
}

/** GET /api/v1/schemas/evidence.json: the native form as JSON Schema, public. */
export function nativeSchema(): Response {
  schemaText ??= JSON.stringify(nativeJsonSchema());
  return published(schemaText, "application/schema+json");
}

/** Holds nothing of any organization, so any page may read it and any cache may keep it. */
function published(text: string, mediaType: string): Response {
  return new Response(text, { headers: { ...API_HEADERS, "cache-control": "public, max-age=300", "content-type": mediaType, "access-control-allow-origin": "*" } });
}
