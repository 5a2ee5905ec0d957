import type { StatusMessage } from "@/server/domain/privacy/protocols/opendsr";

import { OutboundError, requireCallable, sendOut } from "../../outbound/send-out";
import type { Processor } from "./processors";

const LIMITS = { timeoutMs: 60_000, maxBytes: 20 * 1024 ** 2 };
const NAMES: Record<string, string> = { "application/json": "json", "text/csv": "csv", "application/zip": "zip", "application/pdf": "pdf", "text/plain": "txt" };

export type Results = { files: { name: string; mediaType: string; bytes: Uint8Array }[]; problem: string | null };
const trouble = (problem: string): Results => ({ files: [], problem });

/**
 * What a processor found of the person, from where it says, if that is one of its agreed hosts. Its key goes only to its own
 * host. Whatever stands in the way is a sentence for the person who then fetches it by hand.
 */
export async function fetchResults(processor: Processor, { results_url: url, results_count: count }: StatusMessage, { id, right }: { id: string; right: string }): Promise<Results> {
  if (url === undefined) return count === 0 ? { files: [], problem: null } : trouble("The processor is done but says not where its results are. Get them from it.");
  try {
    const target = requireCallable(url);
    const ownHost = new URL(processor.baseUrl).host;
    if (target.host !== ownHost && target.hostname !== processor.domain && !processor.resultHosts.includes(target.host)) return trouble("The processor put its results at a host that was not agreed on. Check it, then add the host or fetch them by hand.");
    const headers: Record<string, string> = { accept: "*/*", ...(processor.authorization && target.host === ownHost ? { authorization: processor.authorization } : {}) };
    const { status, headers: told, body } = await sendOut({ url, method: "GET", headers }, LIMITS);
    if (status !== 200) return trouble(`The processor answered ${status} for its results. Get them from it.`);
    const mediaType = (told["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
    const known = mediaType in NAMES ? mediaType : "application/octet-stream";
    return { files: [{ name: `${right}-${id}.${NAMES[known] ?? "bin"}`, mediaType: known, bytes: body }], problem: null };
  } catch (error) {
    if (error instanceof OutboundError) return trouble(`The processor's results could not be fetched: ${error.message}`);
    throw error;
  }
}
