import type { Issue, Recognition } from "@/server/domain/evidence/record";
import type { PushItem } from "@/server/domain/evidence/schema";
import type { RecogniseOptions } from "@/server/domain/formats/format";

import { recogniseApart, type Source } from "./recognise-apart";

const NOTHING: Recognition = { format: null, tool: null, records: [], facts: {}, issues: [] };

const documentIssue: Issue = {
  level: "info", code: "KEPT_AS_DOCUMENT", message: "Kept as a document for people to read. It holds no records, so it moves no verdict.",
};

/** The records of an item's bytes, or of a document none. */
export async function readRecords(source: Source, item: PushItem): Promise<Recognition> {
  const recognition = await recogniseApart(source, recogniseOptions(item));
  if (!item.asDocument || source.sizeBytes === 0) return recognition;
  return recognition.format === null ? keptAsDocument() : recognition;
}

/** All that decides what an item's bytes are read as. */
export function recogniseOptions(item: PushItem): RecogniseOptions {
  const provenance = item.provenance ?? {};
  return { kind: item.kind, timezone: provenance.timezone, csvMapping: item.mapping, now: provenance.extractedAt };
}

export function keptAsDocument(): Recognition {
  return { ...NOTHING, issues: [documentIssue] };
}

export function refusedToRead(issue: Omit<Issue, "level">): Recognition {
  return { ...NOTHING, issues: [{ level: "error", ...issue }] };
}
