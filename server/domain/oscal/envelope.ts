import { createHash } from "node:crypto";

import type { Json, OscalDocument, OscalSource } from "./source";
import { stableUuid } from "./stable-uuid";
import { listed, oneLine, oscalTime, props, titled } from "./words";

export const OSCAL_VERSION = "1.2.1";
/** Bytes of a made document, and what another one names it by. */
export type MadeDocument = { kind: OscalDocument; fileName: string; uuid: string; sha256: string; text: string };

const ROOTS: Record<OscalDocument, string> = { "system-security-plan": "system-security-plan", "assessment-plan": "assessment-plan", "assessment-results": "assessment-results", poam: "plan-of-action-and-milestones" };

/** A document in bytes. Its own UUID follows from all that is in it, so two that differ never share one. */
export function sealed(kind: OscalDocument, body: Json): MadeDocument {
  // Written out once and put into its root as text: of a large audit it is many megabytes.
  const written = JSON.stringify(body);
  const uuid = stableUuid("document", kind, sha256(written));
  const text = `{"${ROOTS[kind]}":{"uuid":"${uuid}",${written.slice(1)}}\n`;
  return { kind, fileName: `${kind}.json`, uuid, sha256: sha256(text), text };
}

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

export const partyOf = ({ content }: OscalSource): string => stableUuid("organization", content.organization.id);
export const systemOf = ({ content }: OscalSource): string => stableUuid("system", content.organization.id);

/** Head of every document: what it is about, of which state, who made it. */
export function metadata(source: OscalSource, title: string): Json {
  const { content, engagement, snapshot } = source;
  const maker = stableUuid("maker", content.organization.id, content.preparedBy.name);
  return {
    title: titled(`${title}: ${engagement.reference} ${engagement.name}`), "last-modified": content.generatedAt,
    version: snapshot ? `snapshot-${snapshot.number}` : content.generatedAt, "oscal-version": OSCAL_VERSION,
    ...props({
      engagement: engagement.id, "audit-firm": engagement.firm, "period-from": content.period.from, "period-to": content.period.to, timezone: content.timezone,
      "snapshot-sha256": snapshot?.sha256, "ledger-origin": content.ledger.origin, "ledger-size": content.ledger.size, "ledger-root": content.ledger.root,
      generator: `${content.generator.name} ${content.generator.version}`,
    }),
    roles: [{ id: "prepared-by", title: "Prepared by" }],
    parties: [{ uuid: partyOf(source), type: "organization", name: oneLine(content.organization.name) || content.organization.slug }, { uuid: maker, type: "person", name: oneLine(content.preparedBy.name) || "Not stated" }],
    "responsible-parties": [{ "role-id": "prepared-by", "party-uuids": [maker] }],
    remarks: "Made from the organization's own records. Nothing in it is an auditor's opinion.",
  };
}

/** What a document stands on, as a resource of its own back matter: file, digest and UUID. */
export function importOf({ kind, fileName, uuid, sha256 }: MadeDocument): { href: string; resource: Json } {
  const id = stableUuid("import", kind, uuid);
  return { href: `#${id}`, resource: { uuid: id, title: fileName, ...props({ "document-uuid": uuid }), rlinks: [{ href: fileName, "media-type": "application/json", hashes: [{ algorithm: "SHA-256", value: sha256 }] }] } };
}

export const backMatter = (resources: Json[]): Json => (resources.length === 0 ? {} : { "back-matter": listed("resources", resources) });

/** Which controls a document is about. */
export function reviewedControls({ content }: OscalSource): Json {
  return selection(content.controls.map(({ key }) => key));
}

export const selection = (keys: string[]): Json => ({ "control-selections": [{ "include-controls": keys.map((key) => ({ "control-id": key })) }] });

export const objectiveOf = (key: string): string => `${key}_obj`;

/** Lower and upper bound of what was looked at. */
export const within = (start: string, end: string): { start: string; end: string } => ({ start: oscalTime(start), end: oscalTime(end) });
