import { json, operation, type Paths, type Reply } from "./operation";

const tag = "Description";
const document = (description: string, mediaType: string): Reply => ({ description, content: { [mediaType]: { schema: { type: "object" } } } });

export function descriptionPaths(): Paths {
  return {
    "/api/v1/ping": {
      get: operation({ id: "ping", tag, summary: "Try a key", scope: "evidence:push", description: "Says that the key works and what it may do.", replies: { 200: json("It works.", "Ping") } }),
    },
    "/api/v1/openapi.json": {
      get: operation({ id: "getOpenApi", tag, summary: "This document", scope: null, replies: { 200: document("OpenAPI 3.1.", "application/json") } }),
    },
    "/api/v1/schemas/evidence.json": {
      get: operation({
        id: "getEvidenceSchema", tag, summary: "JSON Schema of the native form", scope: null,
        description: "Every kind of record with its facts and their types: check a file against it before you push.",
        replies: { 200: document("JSON Schema, draft 2020-12.", "application/schema+json") },
      }),
    },
  };
}
