import { CheckpointInput, ConsistencyInput, ProofInput, TilePathInput } from "@/server/domain/ledger/schema";

import { fieldSchemas } from "./components";
import { file, headers, json, operation, pathParameter, plainText, type Parameter, type Paths, type Reply } from "./operation";

const tag = "Ledger";
const ENTRY_ID = "01a0ce2e-d400-7000-8000-000000000001";
const scope = "ledger:read" as const;
const query = (schema: Parameters<typeof fieldSchemas>[0], ...left: string[]): Parameter[] => fieldSchemas(schema).filter(({ name }) => !left.includes(name)).map((field) => ({ ...field, in: "query" }));
const bytes = (description: string): Reply => ({ ...file(description, "application/octet-stream"), headers: headers("X-Request-Id", "Cache-Control") });

export function ledgerPaths(): Paths {
  return {
    "/api/v1/ledger/checkpoint": {
      get: operation({ id: "getCheckpoint", tag, summary: "The newest checkpoint", scope, problems: [400, 404, 409], parameters: query(CheckpointInput, "size"), description: "A signed note (C2SP tlog-checkpoint) with every signature line.", replies: { 200: plainText("The note.") } }),
    },
    "/api/v1/ledger/checkpoints/{size}": {
      get: operation({
        id: "getCheckpointOfSize", tag, summary: "The checkpoint of a size", scope, problems: [400, 404, 409],
        parameters: [{ ...pathParameter("size", "Number of entries it is over.", "1024"), schema: fieldSchemas(CheckpointInput)[0]?.schema ?? {} }, ...query(CheckpointInput, "size")], replies: { 200: plainText("The note.") },
      }),
    },
    "/api/v1/ledger/tile/{path}": {
      get: operation({
        id: "getTile", tag, summary: "A hash tile or an entry bundle", scope, problems: [400, 404],
        description: "The layout of C2SP tlog-tiles below `tile/`: `0/000`, `1/000.p/12`, `entries/x001/234`. The parameter holds slashes, which are sent as they are. Leaves hold no content and no names, only commitments.",
        parameters: [pathParameter("path", "What follows `tile/` in a tile's path.", "entries/000"), ...query(TilePathInput, "path")], replies: { 200: bytes("The tile.") },
      }),
    },
    "/api/v1/ledger/proofs/{entryId}": {
      get: operation({
        id: "proveEntry", tag, summary: "The proof of an entry", scope, problems: [400, 404, 409],
        description: "A C2SP tlog-proof against the newest checkpoint, or against the one of `size`. 409 while the entry waits for its place, which takes seconds.",
        parameters: [pathParameter("entryId", "Id of the entry, or of the evidence it is about.", ENTRY_ID), ...query(ProofInput, "id")], replies: { 200: plainText("The proof.", "Content-Disposition") },
      }),
    },
    "/api/v1/ledger/consistency": {
      get: operation({
        id: "proveConsistency", tag, summary: "That one checkpoint continues another", scope, problems: [400, 404, 409],
        description: "As a witness is asked (C2SP tlog-witness): `old <size>`, the hashes, a blank line, the newer checkpoint.",
        parameters: query(ConsistencyInput), replies: { 200: plainText("The proof.") },
      }),
    },
    "/api/v1/ledger/entries/{id}": {
      get: operation({
        id: "getEntry", tag, summary: "One entry", scope, problems: [400, 404, 409],
        description: "The leaf as hashed, and what opens its commitments where the key's scopes read what the entry tells of. With `Accept: application/octet-stream` the leaf's bytes alone.",
        parameters: [pathParameter("id", "Id of the entry, or of the evidence it is about.", ENTRY_ID)],
        replies: { 200: { ...json("The entry.", "LedgerEntry"), content: { ...json("", "LedgerEntry").content, "application/octet-stream": { schema: { type: "string", format: "binary" } } } } },
      }),
    },
  };
}
