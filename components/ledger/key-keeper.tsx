"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Time } from "@/components/ui/time";

import { loadChecker } from "./checker-module";
import { keyId } from "./kept-key";
import type { KeyKeeping } from "./use-kept-key";

type KeyKeeperProps = { origin: string; named: string | null; keeping: KeyKeeping; timezone: string };

/** Which key this browser checks with and since when, the way to bring one's own, and a shout where the server names another. */
export function KeyKeeper({ origin, named, keeping, timezone }: KeyKeeperProps) {
  const { kept, changed, forgets } = keeping;
  const [pasting, setPasting] = useState(false);
  return (
    <div className="text-sm text-ink-2">
      {changed && kept && named && <KeyChanged kept={kept.vkey} since={kept.since} named={named} timezone={timezone} onTrust={() => keeping.trust(named, "server")} />}
      <p className="wrap-anywhere">
        {kept ? <>Checked with the key <code>{keyId(kept.vkey)}</code>, {kept.from === "person" ? "which you brought" : "first seen here"} and kept in this browser since <Time iso={kept.since} tz={timezone} withTime />. </> : "The first check keeps the key this server names, so that this browser notices a change. "}
        {kept?.from !== "person" && "Compare it with the one you got another way. "}
        {!pasting && <Button variant="link" size="sm" onClick={() => setPasting(true)}>{kept ? "Use another key" : "Bring your own key"}</Button>}
      </p>
      {forgets && <p className="mt-1">This browser does not let the page keep a key: a change will not be noticed.</p>}
      {pasting && <PasteKey origin={origin} onKey={(vkey) => { keeping.trust(vkey, "person"); setPasting(false); }} onClose={() => setPasting(false)} />}
    </div>
  );
}

type KeyChangedProps = { kept: string; since: string; named: string; timezone: string; onTrust: () => void };

function KeyChanged({ kept, since, named, timezone, onTrust }: KeyChangedProps) {
  return (
    <div role="alert" className="mb-3 border-2 border-danger p-3 text-ink">
      <p className="font-semibold text-danger">The log’s key is not the one this browser kept</p>
      <p className="mt-1 wrap-anywhere">Kept since <Time iso={since} tz={timezone} withTime />: <code>{keyId(kept)}</code>. This server names now: <code>{keyId(named)}</code>.</p>
      <p className="mt-1 max-w-prose">A key is changed rarely, and it is announced. Ask for the reason by another way than this page. Until then check with the key you kept: what it did not sign does not hold here.</p>
      <Button size="sm" className="mt-2" onClick={onTrust}>I asked: keep the new key</Button>
    </div>
  );
}

type PasteKeyProps = { origin: string; onKey: (vkey: string) => void; onClose: () => void };

function PasteKey({ origin, onKey, onClose }: PasteKeyProps) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | undefined>();

  async function handleKeep() {
    try {
      const read = (await loadChecker()).readKey(typed, origin);
      if ("key" in read) onKey(read.key);
      else setProblem(read.problem);
    } catch {
      setProblem("The checker did not arrive. The key was not kept; try again.");
    }
  }

  return (
    <form className="mt-2 max-w-2xl" onSubmit={(event) => { event.preventDefault(); void handleKeep(); }}>
      <Field label="Verifier key" hint="One line, name+id+base64, as you got it by another way than this page." error={problem}>
        {(control) => <Input {...control} className="font-mono text-xs" value={typed} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      <div className="flex gap-2"><Button size="sm" type="submit">Keep this key</Button><Button size="sm" variant="ghost" onClick={onClose}>Leave it</Button></div>
    </form>
  );
}
