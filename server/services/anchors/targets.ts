import { readFileSync } from "node:fs";

import type { Policy } from "@/server/domain/ledger/policy";
import { parsePolicy } from "@/server/domain/ledger/policy-file";
import type { VerifierKey } from "@/server/domain/ledger/verifier-key";
import { env, type Env } from "@/server/env";

export type WitnessTarget = { kind: "witness"; target: string; url: string; key: VerifierKey };
export type TimestampTarget = { kind: "rfc3161"; target: string; url: string; rootsPem: string };
export type BucketTarget = { kind: "object_lock"; target: string; url: string; keyId: string; secret: string; region: string; retentionDays: number };
/** Where heads of the anchor log go. `target` is its name in every list. */
export type AnchorTarget = WitnessTarget | TimestampTarget | BucketTarget;

/** The configured targets. Throws a sentence that names the variable for a setting that cannot work; read when the worker starts. */
export function anchorTargets(settings: Env = env()): AnchorTarget[] {
  return [...witnesses(settings), ...authority(settings), ...bucket(settings)];
}

/** Which witnesses there are and how many of them are enough. Without a policy there are none and none is asked for. Throws as `anchorTargets`. */
export function witnessPolicy({ PROOFROOM_WITNESS_POLICY: file }: Env = env()): Policy {
  if (!file) return { logs: [], witnesses: [], groups: [], quorum: null };
  return readSetting("PROOFROOM_WITNESS_POLICY", () => parsePolicy(readFileSync(file)));
}

function witnesses(settings: Env): WitnessTarget[] {
  return witnessPolicy(settings).witnesses.flatMap(({ name, url, key }) => (url ? [{ kind: "witness" as const, target: name, url: url.replace(/\/$/, ""), key }] : []));
}

function authority({ PROOFROOM_TSA_URL: url, PROOFROOM_TSA_ROOTS: roots }: Env): TimestampTarget[] {
  if (!url) return [];
  if (!roots) throw new Error("PROOFROOM_TSA_ROOTS: name a PEM file with the roots of the authority at PROOFROOM_TSA_URL. A stamp that cannot be checked is none.");
  const rootsPem = readSetting("PROOFROOM_TSA_ROOTS", () => readFileSync(roots, "utf8"));
  return [{ kind: "rfc3161", target: new URL(url).host, url, rootsPem }];
}

function bucket(settings: Env): BucketTarget[] {
  const { PROOFROOM_ANCHOR_BUCKET_URL: url, PROOFROOM_ANCHOR_BUCKET_KEY_ID: keyId, PROOFROOM_ANCHOR_BUCKET_SECRET: secret, PROOFROOM_ANCHOR_BUCKET_REGION: region, PROOFROOM_ANCHOR_RETENTION_DAYS: retentionDays } = settings;
  if (!url) return [];
  if (!keyId || !secret) throw new Error("PROOFROOM_ANCHOR_BUCKET_URL needs PROOFROOM_ANCHOR_BUCKET_KEY_ID and PROOFROOM_ANCHOR_BUCKET_SECRET.");
  return [{ kind: "object_lock", target: `${new URL(url).host}${new URL(url).pathname}`, url: url.replace(/\/$/, ""), keyId, secret, region, retentionDays }];
}

function readSetting<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
