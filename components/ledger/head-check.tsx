"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import type { LedgerView } from "@/server/domain/ledger/view";

import { bytesAt, checkHere, type BrowserCheck } from "./checker-module";
import { KeyKeeper } from "./key-keeper";
import { keepSeen, readSeen, type SeenHead } from "./kept-key";
import { BrowserStepList } from "./proof-step-list";
import { shelf, useKeptKey } from "./use-kept-key";

type HeadCheckProps = { ledger: Pick<LedgerView, "origin" | "head" | "keys">; timezone: string; /** A note lies at `${hrefPrefix}${size}`. */ hrefPrefix: string; /** The proof that the log of one size begins with that of another, as text. */ onGrowth: (from: number, to: number) => Promise<string> };

/** Verifies the head that this page shows in the reader's browser, under the key it keeps and against the head it verified last. */
export function HeadCheck({ ledger: { origin, head, keys }, timezone, hrefPrefix, onGrowth }: HeadCheckProps) {
  const named = keys.filter(({ status, toSize }) => status === "active" && toSize === null).sort((a, b) => b.fromSize - a.fromSize)[0]?.vkey ?? null;
  const keeping = useKeptKey(origin, named);
  const [result, setResult] = useState<BrowserCheck | null>(null);
  const [pending, setPending] = useState(false);

  async function handleVerify() {
    const key = keeping.keyToUse();
    if (key === null) return setResult({ message: "This server names no key that signs the log now." });
    setPending(true);
    const checked = await checkHere(async (checker) => checker.verifyHead({ note: await bytesAt(`${hrefPrefix}${head.size}`), size: head.size, root: head.root, key, growth: await growthSince(readSeen(shelf(), origin)) }));
    if ("steps" in checked && checked.steps.every((step) => step.result === "holds")) keepSeen(shelf(), origin, head);
    setResult(checked);
    setPending(false);
  }

  /** A head larger than this one has no proof; the checker says what that means. */
  async function growthSince(seen: SeenHead | null) {
    if (!seen || seen.size === 0) return undefined;
    return { seen, proof: seen.size > head.size ? new Uint8Array() : new TextEncoder().encode(await onGrowth(seen.size, head.size)) };
  }

  if (head.size === 0) return null;
  return (
    <div className="mt-3 grid gap-3">
      <div><Button pending={pending} onClick={() => void handleVerify()}>{pending ? "Verifying…" : "Verify the head here"}</Button></div>
      <KeyKeeper origin={origin} named={named} keeping={keeping} timezone={timezone} />
      <div aria-live="polite">{result && ("steps" in result ? <BrowserStepList steps={result.steps} /> : <p role="alert" className="text-sm text-state-fail">{result.message}</p>)}</div>
    </div>
  );
}
