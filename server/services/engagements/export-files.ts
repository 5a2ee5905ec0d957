import { createHash } from "node:crypto";
import { Readable } from "node:stream";

import type { ExportAsked } from "@/server/domain/engagements/exports";
import { writeExport } from "@/server/domain/engagements/write-export";
import type { OscalSource } from "@/server/domain/oscal/source";

import type { Download } from "../evidence/download";
import { piped } from "../processes/piped";

export type ExportFile = Download & { mediaType: string };
type Written = Awaited<ReturnType<typeof writeExport>>;

/** Up to so many items of evidence a file is written faster here than another process starts. */
const LARGE = 1000;

/** One file of an audit. A large one is written in a process of its own: nobody else's page waits for it. */
export async function exportFile(source: OscalSource, asked: ExportAsked, large = LARGE): Promise<ExportFile> {
  const { fileName, mediaType, bytes } = source.content.evidence.length > large ? await writtenApart(source, asked) : await writeExport(source, asked);
  return { fileName, mediaType, sizeBytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), stream: Readable.from([bytes]) };
}

async function writtenApart(source: OscalSource, asked: ExportAsked): Promise<Written> {
  const answer = await piped("write-export", { source, asked });
  const end = answer.indexOf("\n");
  return { ...(JSON.parse(answer.subarray(0, end).toString("utf8")) as Omit<Written, "bytes">), bytes: answer.subarray(end + 1) };
}
