import { z } from "zod";

import { CATALOG_VERSION } from "@/server/domain/catalog/catalog";
import { FRAMEWORK_KEYS, FRAMEWORK_LABELS, FRAMEWORKS } from "@/server/domain/catalog/frameworks";
import { catalogEntries, kindViews } from "@/server/domain/catalog/view";
import { suggestCsvMapping } from "@/server/domain/formats/csv-mapping";
import { suggestKindAndMapping } from "@/server/domain/formats/suggest-mapping";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "organization:read" });
const SuggestInput = z.strictObject({ kind: z.string().max(120).optional(), headers: z.array(z.string().max(300)).max(300) });

/** What this build ships, the same for every organization: kinds of records, default controls, guesses at table columns. */
export const catalogRouter = router({
  kinds: reads.query(() => kindViews()),
  entries: reads.query(() => ({
    version: CATALOG_VERSION, entries: catalogEntries(),
    frameworks: FRAMEWORK_KEYS.map((id) => ({ id, name: FRAMEWORK_LABELS[id], requirements: FRAMEWORKS[id].length })),
  })),
  suggestMapping: reads.input(SuggestInput).query(({ input: { kind, headers } }) => (kind ? suggestCsvMapping(headers, kind) : suggestKindAndMapping(headers))),
});
