"use client";

import { useState } from "react";

import { ConclusionForm } from "@/components/desk/conclusion-form";
import { NotePad } from "@/components/desk/note-pad";
import { ReferenceField } from "@/components/desk/reference-field";
import { WorkMarks } from "@/components/desk/work-marks";
import { Section } from "@/components/layout/section";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { CONCLUSION_PARTS, type ConclusionPart } from "@/server/domain/workpapers/schema";
import type { Paper } from "@/server/domain/workpapers/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type WorkpaperProps = { controlKey: string; paper: Paper; today: string; timezone: string };
type Releasing = { what: "note" | ConclusionPart; version: number };

/** The auditor's own pages beside the control: status and marks, the two results, the note. Nothing of it is the organization's to read. */
export function Workpaper({ controlKey: key, paper, today, timezone }: WorkpaperProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [releasing, setReleasing] = useState<Releasing | null>(null);
  return (
    <aside aria-label="Workpaper" className="grid content-start gap-8">
      <Section title="My work" aside="Private to auditors">
        <div className="flex items-center gap-2 border-t border-line py-1 text-sm"><span className="text-ink-2">Your number</span><ReferenceField controlKey={key} reference={paper.reference} onSave={async (reference) => act(() => client.desk.number.mutate({ key, reference }))} /></div>
        <WorkMarks paper={paper} onMark={async (change) => act(() => client.desk.mark.mutate({ key, ...change }))} />
      </Section>
      <Section title="Results" aside="Private to auditors">
        {CONCLUSION_PARTS.map((part) => {
          const versions = paper.conclusions.filter((each) => each.part === part);
          return <ConclusionForm key={`${part}${versions.length}`} part={part} versions={versions} today={today} timezone={timezone} onConclude={async (said) => act(() => client.desk.conclude.mutate({ key, ...said }))} onRelease={(version) => setReleasing({ what: part, version })} />;
        })}
      </Section>
      <Section title="Note" aside="Private to auditors">
        <NotePad key={paper.notes.length} notes={paper.notes} timezone={timezone} onWrite={async (text, after) => act(() => client.desk.note.mutate({ key, text, after }))} onRelease={(version) => setReleasing({ what: "note", version })} />
      </Section>
      {releasing && (
        <ConfirmDialog open onOpenChange={(open) => !open && setReleasing(null)} title="Release this to the organization?" confirmLabel="Release" onConfirm={async () => act(() => client.desk.release.mutate({ key, ...releasing }))}>
          The organization gets a copy of version {releasing.version} as it is saved, under your name. It cannot be taken back. What you write later stays private.
        </ConfirmDialog>
      )}
    </aside>
  );
}
