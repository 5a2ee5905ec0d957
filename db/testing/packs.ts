import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { TestOrg } from "@/db/seed/factories";
import type { Policy } from "@/server/domain/ledger/policy";
import type { PackScope } from "@/server/domain/packs/schema";
import type { PackPart } from "@/server/domain/packs/write-zip";
import { zipBytes } from "@/server/domain/packs/write-zip";
import { askForPack } from "@/server/services/packs/ask";
import { buildPack, type PackOrder } from "@/server/services/packs/build-pack";
import { downloadPack } from "@/server/services/packs/download";
import { getPack } from "@/server/services/packs/get";
import { makeRequestedPack } from "@/server/services/packs/make";

import { admin } from "./admin";

export type Checked = { status: number | null; output: string };

/** What an auditor does: the checker that stands in the installation, the pack's bytes, and the key and other texts from elsewhere. */
export function checkPack(zip: Uint8Array, vkey: string, given: Partial<Record<"tsa-root" | "policy", string>> = {}): Checked {
  const checker = path.resolve("dist/checker/verify.mjs");
  const folder = mkdtempSync(path.join(tmpdir(), "proofroom-check-"));
  try {
    const file = path.join(folder, "pack.zip");
    writeFileSync(file, zip);
    const options = Object.entries(given).flatMap(([name, text]) => {
      writeFileSync(path.join(folder, name), text);
      return [`--${name}`, path.join(folder, name)];
    });
    const { status, stdout, stderr } = spawnSync(process.execPath, [checker, file, "--key", vkey, ...options], { encoding: "utf8" });
    return { status, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The key of an organization's log, as its owner would hand it over. */
export async function vkeyOf(orgId: string): Promise<string> {
  const [row] = await admin()<{ vkey: string }[]>`select vkey from ledger.keys where org_id = ${orgId}`;
  return row?.vkey ?? "";
}

/** Asks for a pack, does what the worker does, and downloads it. */
export async function madePack(org: TestOrg, scope: PackScope): Promise<{ id: string; zip: Buffer; row: Awaited<ReturnType<typeof getPack>> }> {
  const { id } = await askForPack(org.as(), { scope });
  await makeRequestedPack(org.id, id, () => new Date());
  const download = await downloadPack(org.as(), { id });
  return { id, zip: await bytesOf(download.open()), row: await getPack(org.as(), { id }) };
}

/** A pack straight from the ledger as it stands, with nothing asked for and so nothing recorded. */
export async function builtPack(org: TestOrg, scope: PackScope, atSize?: number, witnesses?: Policy): Promise<{ zip: Buffer; paths: string[]; manifest: Record<string, unknown> }> {
  const order: PackOrder = { scope, timezone: "Europe/Berlin", organization: { id: org.id, name: "Example" }, ...(witnesses && { witnesses }) };
  return buildPack(order, async ({ parts }) => ({ zip: await bytesOf(zipBytes(parts)), paths: parts.map((part) => part.path).sort(), manifest: await jsonOf(parts, "manifest.json") }), undefined, atSize);
}

/** The same as a folder, which the caller removes. */
export async function packFolder(org: TestOrg, scope: PackScope): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "proofroom-folder-"));
  const order: PackOrder = { scope, timezone: "Europe/Berlin", organization: { id: org.id, name: "Example" } };
  await buildPack(order, async ({ parts }) => {
    for (const part of parts) {
      mkdirSync(path.dirname(path.join(folder, part.path)), { recursive: true });
      writeFileSync(path.join(folder, part.path), await bytesOf(part.open()));
    }
  });
  return folder;
}

async function jsonOf(parts: PackPart[], name: string): Promise<Record<string, unknown>> {
  const part = parts.find((candidate) => candidate.path === name);
  return JSON.parse((part ? await bytesOf(part.open()) : Buffer.from("{}")).toString("utf8")) as Record<string, unknown>;
}

export async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}
