"use client";

import { useState } from "react";

import { CodeForm } from "@/components/audits/code-form";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { FormResult } from "@/components/ui/form-result";
import { makeClient, refusal } from "@/server/trpc/client";

/** How many recovery codes are left, and new ones for a code of the app. New ones are shown once; the old ones stop opening anything. */
export function RecoveryCodes({ left }: { left: number }) {
  const [asking, setAsking] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);

  async function handleRenew(code: string): Promise<FormResult> {
    try {
      setCodes((await makeClient("-").audit.renewCodes.mutate({ code })).recoveryCodes);
      return { ok: true };
    } catch (error) {
      return refusal(error);
    }
  }

  if (codes) {
    return (
      <section aria-label="New recovery codes" className="mt-6 text-sm">
        <p>Keep these where you keep passwords. They are not shown again; the earlier ones open nothing any more.</p>
        <ul className="tabular my-2 grid grid-cols-2 gap-x-4 border-y border-line py-2 font-mono text-xs">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
        <CopyButton value={codes.join("\n")} label="Copy the recovery codes" />
      </section>
    );
  }
  return (
    <section aria-label="Recovery codes" className="mt-6 text-sm text-ink-2">
      <p className="flex flex-wrap items-center justify-between gap-2"><span className="tabular">{left === 0 ? "No recovery code is left." : `${left} recovery ${left === 1 ? "code is" : "codes are"} left.`}</span>{!asking && <Button size="sm" onClick={() => setAsking(true)}>Make new ones</Button>}</p>
      {asking && <div className="mt-3"><p className="mb-2">Enter the code the app shows now.</p><CodeForm onProve={handleRenew} /></div>}
    </section>
  );
}
