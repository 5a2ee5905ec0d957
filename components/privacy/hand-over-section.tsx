"use client";

import { useState } from "react";

import { Section } from "@/components/layout/section";
import { ShownOnceDialog } from "@/components/settings/shown-once-dialog";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Time } from "@/components/ui/time";
import { handOverExample } from "@/server/domain/privacy/hand-over/example";
import { type HandOverSettings, MOST_HAND_OVER_KEYS } from "@/server/domain/privacy/hand-over/keys";

type HandOverSectionProps = HandOverSettings & { zone: string; onCreate?: (() => Promise<FormResult & { made?: { id: string; secret: string } }>) | undefined; onRevoke?: ((id: string) => Promise<FormResult>) | undefined };

/** How people who are signed in at the organization's own application come to the form without proving again who they are. */
export function HandOverSection({ address, keys, zone, onCreate, onRevoke }: HandOverSectionProps) {
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function handleCreate() {
    setProblem(null);
    const result = await onCreate?.();
    if (result?.made) setMade(result.made);
    else if (result && !result.ok) setProblem(result.message);
  }

  return (
    <Section title="Hand-over from your application" count={keys.length}>
      <p className="max-w-prose py-2 text-ink-2">Who is signed in with you has proved who they are (GDPR recital 57). Your application signs a link with a key of yours; the form then opens with their address, and the case needs no question of identity. A link is good for five minutes, once.</p>
      <KeyList keys={keys} zone={zone} onAsk={onRevoke ? setAsking : undefined} />
      {onCreate && <Button className="mt-3" disabled={keys.length >= MOST_HAND_OVER_KEYS} onClick={() => void handleCreate()}>{keys.length === 0 ? "Make a key" : "Make the next key"}</Button>}
      {onCreate && keys.length >= MOST_HAND_OVER_KEYS && <p className="mt-1 text-sm text-ink-3">Two keys are in use: end the older one once your application signs with the newer.</p>}
      {problem && <FormError message={problem} />}
      <Example address={address} keyId={keys.at(-1)?.id ?? "hok_…"} />
      <ShownOnceDialog secret={made?.secret ?? null} name={made?.id ?? ""} onClose={() => setMade(null)} />
      {asking && (
        <ConfirmDialog open onOpenChange={(open) => !open && setAsking(null)} danger title={`End the key ${asking}?`} confirmLabel="End the key" onConfirm={async () => onRevoke?.(asking) ?? { ok: true }}>
          Links signed with it stop working at once. Requests that were made stay as they are.
        </ConfirmDialog>
      )}
    </Section>
  );
}

function KeyList({ keys, zone, onAsk }: Pick<HandOverSettings, "keys"> & { zone: string; onAsk?: ((id: string) => void) | undefined }) {
  if (keys.length === 0) return <p className="py-2">No key yet: nobody can be handed over.</p>;
  return (
    <ul>
      {keys.map(({ id, createdAt, createdBy, lastUsedAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-2">
          <code className="wrap-anywhere">{id}</code>
          <span className="text-sm text-ink-2">made <Time iso={createdAt} tz={zone} /> by <bdi>{createdBy}</bdi>, last used <Time iso={lastUsedAt} tz={zone} withTime missing="never" /></span>
          {onAsk && <Button size="sm" variant="ghost" className="ms-auto" aria-label={`End the key ${id}`} onClick={() => onAsk(id)}>End</Button>}
        </li>
      ))}
    </ul>
  );
}

function Example({ address, keyId }: { address: string; keyId: string }) {
  const code = handOverExample(address, keyId);
  return (
    <details className="mt-4">
      <summary className="w-fit">Example in TypeScript</summary>
      <div className="mt-2 flex justify-end"><CopyButton value={code} label="Copy the example" withText /></div>
      {/* Scrolls sideways, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region without anything to focus in it */}
      <pre tabIndex={0} aria-label="Example in TypeScript" role="region" className="mt-1 overflow-x-auto rounded border border-line bg-sunken p-3 text-xs" dir="ltr"><code>{code}</code></pre>
      <p className="mt-2 max-w-prose text-sm text-ink-2">Any library for JWT (HS256) does as well. Keep the secret on your server; never sign in a browser.</p>
    </details>
  );
}
