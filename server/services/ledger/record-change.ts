import { and, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { insertTogether, part, type Part } from "@/db/insert-rows";
import { auditEvents } from "@/db/schema/activity";
import { entries, openings, pending, type FileOpening } from "@/db/schema/ledger";
import { seal } from "@/server/domain/crypto/envelope";
import { randomFrom } from "@/server/domain/crypto/random";
import { newId } from "@/server/domain/ids/ids";
import { commitment, SALT_BYTES, sha256 } from "@/server/domain/ledger/commit";
import type { Committed } from "@/server/domain/ledger/committed";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { leafBytes, type Leaf, type LeafType } from "@/server/domain/ledger/leaf";
import { leafHash } from "@/server/domain/ledger/merkle";

import type { ServiceContext } from "../context";
import { newEntryId } from "./entry-id";
import { logAndKeys, type DataKeys, type Log } from "./log-and-keys";
import { bodyContext } from "./open-body";
import { logOfEntry } from "./place-of";

/** One change of state, as it goes into the audit trail and the ledger. `action` is noun.verb_past. */
export type Change = {
  action: string;
  object: { kind: string; id: string; version?: number; label?: string };
  detail: Record<string, unknown>;
  type?: LeafType;
  links?: Leaf["links"];
  files?: { sha256: string; sizeBytes: number }[];
  /** Digests of the rows that come with it: what they are is then provable, and any other is found. */
  rows?: Committed;
  /** Entry of the former version of the same object. */
  previousEntryId?: string | null;
  /** Chosen by the caller where its own row must name the entry. */
  entryId?: string;
};

/**
 * Writes audit events and ledger entries of changes, in the caller's transaction: if this fails, the change fails.
 * Takes no lock and waits for no tree; the sequencer gives indexes later.
 *
 * @returns the entry ids, in the order of the changes
 */
export async function recordChanges(tx: Tx, ctx: ServiceContext, changes: Change[]): Promise<string[]> {
  return changes.length === 0 ? [] : writeChanges(tx, ctx, await logAndKeys(tx, ctx), changes);
}

/** What an entry needs to know of its log: name and keys. For verbs that ask for it together with other things. */
export type Ledger = { log: Log; keys: DataKeys };

async function writeChanges(tx: Tx, ctx: ServiceContext, ledger: Ledger, changes: Change[]): Promise<string[]> {
  const parts = await partsOfChanges(tx, ledger, changes.map((change) => ({ ctx, change })));
  await insertTogether(tx, parts);
  return parts[0].rows.map((row) => String(row["id"]));
}

/** The rows that record changes of one organization, entries first, for a verb that inserts them together with its own. */
export async function partsOfChanges(tx: Tx, { log, keys }: Ledger, changes: { ctx: ServiceContext; change: Change }[]): Promise<[Part, ...Part[]]> {
  const previous = await previousHashes(tx, log, changes);
  const made = changes.map(({ ctx, change }) => {
    const item = makeEntry(ctx, log, keys, change, previous);
    // A later change of the same call may follow this one.
    previous.set(item.entry.id, item.entry.leafHash);
    return item;
  });
  return [
    part(entries, made.map((item) => item.entry)),
    part(openings, made.map((item) => item.opening)),
    part(pending, made.map(({ entry }) => ({ orgId: entry.orgId, logId: log.id, entryId: entry.id, leafHash: entry.leafHash }))),
    part(auditEvents, made.map((item) => item.event)),
  ];
}

/** A leaf knows four kinds of actors; who asks about their own data is a person like any other there. */
const LEAF_KIND = { user: "user", apiKey: "apikey", subject: "user", system: "system" } as const;

/** Leaves are for every auditor and for ever, so a person stands in them by a pseudonym whose key can be destroyed. */
function isPerson(change: Change): boolean {
  return change.object.kind === "member";
}

/** Only of the same log: a log that succeeded another begins every object's history anew, or `prev` would name no leaf of its own. */
async function previousHashes(tx: Tx, log: Log, changes: { ctx: ServiceContext; change: Change }[]): Promise<Map<string, Uint8Array>> {
  const ids = changes.flatMap(({ change }) => change.previousEntryId ?? []);
  const [first] = changes;
  if (!first || ids.length === 0) return new Map();
  const rows = await tx.select({ id: entries.id, leafHash: entries.leafHash }).from(entries).where(and(eq(entries.orgId, first.ctx.orgId), eq(logOfEntry, log.id), inArray(entries.id, ids)));
  return new Map(rows.map((row) => [row.id, row.leafHash]));
}

function makeEntry(ctx: ServiceContext, log: { id: string; origin: string }, keys: DataKeys, change: Change, previous: Map<string, Uint8Array>) {
  const id = change.entryId ?? newEntryId(ctx);
  const salt = randomFrom(SALT_BYTES);
  const body = canonicalBytes(bodyOf(ctx, change));
  const files = (change.files ?? []).map((file) => ({ ...file, salt: randomFrom(SALT_BYTES) }));
  const prev = change.previousEntryId ? previous.get(change.previousEntryId) : undefined;
  const bytes = leafBytes({
    v: 1,
    type: change.type ?? "audit.event",
    log: log.origin,
    id,
    at: ctx.now.toISOString(),
    actor: { kind: LEAF_KIND[ctx.actor.kind], ref: keys.pseudonymOf(ctx.actor.id) },
    object: { kind: change.object.kind, id: isPerson(change) ? keys.pseudonymOf(change.object.id) : change.object.id, version: change.object.version ?? 1 },
    links: change.links ?? [],
    payload: { commit: base64(commitment(salt, sha256(body))), media: "application/json", size: body.length },
    files: files.map((file) => ({ commit: base64(commitment(file.salt, Buffer.from(file.sha256, "hex"))), size: file.sizeBytes })),
    prev: prev ? base64(prev) : null,
  });
  const { ref, key } = keys.bodyKey(change.object, id);
  const fileOpenings: FileOpening[] = files.map((file) => ({ salt: base64(file.salt), sha256: file.sha256 }));
  return {
    entry: { orgId: ctx.orgId, id, logId: log.id, leafBytes: bytes, leafHash: leafHash(bytes), createdAt: ctx.now },
    opening: { orgId: ctx.orgId, entryId: id, salt, bodyEnc: seal(key, body, bodyContext(ctx.orgId, id)), files: fileOpenings, keyRef: ref },
    event: eventOf(ctx, change, id),
  };
}

/** What the entry commits to: the event as the audit trail shows it, personal data included, because it is sealed and erasable. */
function bodyOf(ctx: ServiceContext, change: Change): Record<string, unknown> {
  return {
    action: change.action,
    actor: { kind: ctx.actor.kind, id: ctx.actor.id },
    at: ctx.now.toISOString(),
    object: { kind: change.object.kind, id: change.object.id, label: change.object.label ?? null },
    detail: withoutUndefined(change.rows ? { ...change.detail, rows: change.rows } : change.detail),
  };
}

function eventOf(ctx: ServiceContext, change: Change, entryId: string): typeof auditEvents.$inferInsert {
  return {
    orgId: ctx.orgId, id: newId("auditEvent"), at: ctx.now, actorKind: ctx.actor.kind, actorId: ctx.actor.id,
    action: change.action, objectKind: change.object.kind, objectId: change.object.id, objectLabel: change.object.label ?? null,
    detail: change.detail, ip: ctx.ip, userAgent: ctx.userAgent, requestId: ctx.requestId, entryId,
  };
}

function withoutUndefined(value: unknown): unknown {
  // Detail objects come from our own verbs; JSON drops what an optional field left undefined.
  return JSON.parse(JSON.stringify(value));
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
