"use client";

import { useState } from "react";

import { controlPath, evidencePath } from "@/components/layout/paths";
import { StateGlyph } from "@/components/states/state-glyph";
import { isVerdictState } from "@/components/states/state-words";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import type { FormResult } from "@/components/ui/form-result";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import type { EvidenceDetail } from "@/server/domain/evidence/view";

import { ControlPicker } from "./control-picker";
import { ReasonDialog } from "./reason-dialog";

type LinksTabProps = {
  detail: Pick<EvidenceDetail, "controls" | "versions" | "id" | "number">;
  linkable: { key: string; title: string }[];
  onLink?: (key: string) => void;
  onUnlink?: (key: string, reason: string) => Promise<FormResult>;
  timezone: string;
  base: string;
};

export function LinksTab({ detail, linkable, onLink, onUnlink, timezone, base }: LinksTabProps) {
  const [unlinking, setUnlinking] = useState<string | null>(null);
  const linked = new Set(detail.controls.map(({ key }) => key));
  return (
    <div className="grid grid-cols-1 gap-6">
      <section>
        <div className="flex items-center justify-between gap-3 border-t border-ink py-1.5">
          <h3 className="font-semibold">Controls it bears on</h3>
          {onLink && <ControlPicker controls={linkable.filter(({ key }) => !linked.has(key))} onChoose={onLink} />}
        </div>
        {detail.controls.length === 0 && <Empty title="Bears on no control yet">No control listens for its kinds. Link it by hand if one should.</Empty>}
        <ul>
          {detail.controls.map((control) => (
            <li key={control.key} className="flex min-h-9 items-center gap-3 border-t border-line text-sm">
              {isVerdictState(control.state) && <StateGlyph state={control.state} label />}
              <RowLink href={controlPath(base, control.key)} className="quiet-link flex min-w-0 flex-1 items-baseline gap-2 py-1">
                <code className="text-xs text-ink-2">{control.key}</code>
                <bdi className="truncate">{control.title}</bdi>
              </RowLink>
              <span className="text-xs text-ink-3">{control.linkedBy === "kind" ? "by its kind" : "by hand"}</span>
              {control.linkedBy === "hand" && onUnlink && <Button size="sm" variant="ghost" aria-label={`Unlink ${control.key}`} onClick={() => setUnlinking(control.key)}>Unlink</Button>}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className="border-t border-ink py-1.5 font-semibold">Versions</h3>
        <ol>
          {detail.versions.map((version) => (
            <li key={version.id} className="flex min-h-9 items-center gap-3 border-t border-line text-sm">
              <RowLink href={evidencePath(base, version.id)} aria-current={version.id === detail.id ? "true" : undefined} className={version.id === detail.id ? "font-medium" : "link"}>Version {version.version}</RowLink>
              <Time iso={version.receivedAt} tz={timezone} withTime className="text-ink-3" />
              {version.current && <span className="ms-auto text-xs text-ink-3">current</span>}
            </li>
          ))}
        </ol>
      </section>
      {unlinking && onUnlink && (
        <ReasonDialog
          open onOpenChange={(open) => !open && setUnlinking(null)} title={`Unlink E-${detail.number} from ${unlinking}?`} confirmLabel="Unlink"
          description={`It no longer stands among the evidence of ${unlinking}, which is judged again. The link, your name and your reason stay on record.`}
          hint="Kept in the ledger." example="the wrong control, linked twice" onConfirm={(reason) => onUnlink(unlinking, reason)}
        />
      )}
    </div>
  );
}
