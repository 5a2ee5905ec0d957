"use client";

import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { FormResult } from "@/components/ui/form-result";
import { kindLabel } from "@/server/domain/catalog/labels";
import type { ControlDetail } from "@/server/domain/controls/view";

import { PromiseForm } from "./promise-form";

type PromiseCardProps = {
  control: Pick<ControlDetail, "promise" | "defaultPromise" | "criteria" | "evidenceKinds" | "automation">;
  frameworkNames: Record<string, string>;
  /** Absent where the reader may not change it, or looks at a past day. */
  onSavePromise?: (promise: string) => Promise<FormResult>;
};

/** What the organization promises, in its words, with the catalog's default kept apart; then what it answers to. */
export function PromiseCard({ control, frameworkNames, onSavePromise }: PromiseCardProps) {
  const [editing, setEditing] = useState(false);
  const own = control.promise !== control.defaultPromise;
  return (
    <div className="grid gap-5">
      {editing && onSavePromise ? (
        <PromiseForm promise={control.promise} defaultPromise={control.defaultPromise} onSave={onSavePromise} onDone={() => setEditing(false)} />
      ) : (
        <div>
          <blockquote className="border-s-2 border-ink ps-3 text-lg text-pretty wrap-anywhere" dir="auto">{control.promise}</blockquote>
          <div className="mt-2 flex items-start justify-between gap-3">
            <p className="min-w-0 text-sm text-ink-3 wrap-anywhere" dir="auto">{own ? <>Default: {control.defaultPromise}</> : "The catalog's default words, unchanged."}</p>
            {onSavePromise && <Button size="sm" data-hotkey="e" onClick={() => setEditing(true)}>Edit</Button>}
          </div>
        </div>
      )}
      <div>
        <h3 className="mb-1 text-xs font-medium text-ink-3">Answers to</h3>
        <ul>
          {control.criteria.map((criterion) => (
            <li key={`${criterion.framework}${criterion.id}`} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-2 border-t border-line py-1.5 text-sm">
              <span className="font-medium">{frameworkNames[criterion.framework] ?? criterion.framework} <span className="whitespace-nowrap">{criterion.id}</span></span>
              <span className="text-ink-2">{criterion.text}</span>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className="mb-1 text-xs font-medium text-ink-3">Tested by</h3>
        <p className="mt-2 flex flex-wrap gap-1">
          {control.evidenceKinds.map((kind) => <Badge key={kind} tone="outline">{kindLabel(kind)}</Badge>)}
          <Badge>{control.automation === "full" ? "by machine" : "by machine and a person"}</Badge>
        </p>
      </div>
    </div>
  );
}
