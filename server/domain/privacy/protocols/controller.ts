import type { Right, TaskMethod } from "../case/vocabulary";
import type { Identifier } from "../systems/schema";
import { DIALECTS, type Dialect, type Discovery, type StatusMessage, type SubjectIdentity } from "./opendsr";
import { OUTCOMES, type ProtocolOutcome } from "./opendsr-status";

/** What kinds of identifiers are called in OpenDSR; the others it has no word for. */
const WORDS = { email: "email", customer_id: "controller_customer_id" } as const;

/** By what a processor can know the person: what it supports and the case has, as it is or hashed. `hash` makes the digest of the lower-case value. */
export function identitiesFor(identifiers: readonly Identifier[], { supported_identities: supported }: Discovery, hash: (value: string) => string): SubjectIdentity[] {
  const takes = (type: string, format: string) => supported.some((known) => known.identity_type === type && known.identity_format === format);
  return identifiers.flatMap(({ type, value }): SubjectIdentity[] => {
    const word = type === "email" || type === "customer_id" ? WORDS[type] : undefined;
    if (word === undefined) return [];
    if (takes(word, "raw")) return [{ identity_type: word, identity_value: value, identity_format: "raw" }];
    return takes(word, "sha256") ? [{ identity_type: word, identity_value: hash(value.trim().toLowerCase()), identity_format: "sha256" }] : [];
  });
}

/** Under which names a processor is spoken to: 1.x is OpenGDPR. */
export const dialectOf = ({ api_version: version }: Pick<Discovery, "api_version">): Dialect => (version.startsWith("1.") ? "opengdpr" : "opendsr");
export const requestsPath = (dialect: Dialect) => (dialect === "opengdpr" ? "opengdpr_requests" : "requests");

/** The headers of an answer that say whose it is, under either name. */
export function signatureIn(headerOf: (name: string) => string | null): { domain: string; signature: string } | undefined {
  for (const { domainHeader, signatureHeader } of Object.values(DIALECTS)) {
    const [domain, signature] = [headerOf(domainHeader), headerOf(signatureHeader)];
    if (domain && signature) return { domain: domain.trim().toLowerCase(), signature };
  }
  return undefined;
}

/** How the processor says it ended; `fulfilled` where it says no more than completed. An unknown word is taken for a refusal to say so. */
export function outcomeIn({ extensions }: StatusMessage, domain: string): ProtocolOutcome | "unknown" {
  const said = extensions?.[domain]?.["outcome"];
  if (said === undefined) return "fulfilled";
  return OUTCOMES.find((known) => known === said) ?? "unknown";
}

/** What follows from a status for the task: nothing yet, done, or somebody has to see to it. */
export type Consequence = { kind: "waits" } | { kind: "done"; method: TaskMethod; records: number } | { kind: "person"; problem: string };
const METHODS: Partial<Record<Right, TaskMethod>> = { access: "extracted", portability: "extracted", erasure: "deleted" };

/**
 * Completed is done only where the processor does not say otherwise: whatever it refused, did in part or passed on is a
 * person's to see to. Where it gives no count, none is made up: 0 is recorded.
 */
export function consequenceOf(message: StatusMessage, right: Right, domain: string): Consequence {
  if (message.request_status === "cancelled") return { kind: "person", problem: "The processor cancelled the request. Ask it why." };
  if (message.request_status !== "completed") return { kind: "waits" };
  const [outcome, method] = [outcomeIn(message, domain), METHODS[right]];
  if (outcome === "no_data") return { kind: "done", method: "none_found", records: 0 };
  if (outcome !== "fulfilled" || !method) return { kind: "person", problem: `The processor says that it is done, but not as asked: ${outcome.replaceAll("_", " ")}. Ask it what it did.` };
  return { kind: "done", method, records: message.results_count ?? 0 };
}
