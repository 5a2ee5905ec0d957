"use client";

import { useCallback, useRef, useState } from "react";

import type { Answer } from "@/components/evidence/question-form";
import type { CsvMapping } from "@/components/evidence/upload-item";
import { canSave } from "@/components/evidence/upload-item";
import type { FormResult } from "@/components/ui/form-result";
import type { Provenance } from "@/server/domain/evidence/view";
import { refusal, useAct, useTRPCClient } from "@/server/trpc/client";

import { type Entry, newEntry, pushItemOf, questionsOf, type Supersedes } from "./entry";
import { readEntry } from "./read-entry";
import { sendFile } from "./send-file";

function problemOf(error: unknown, kept: string): Pick<Entry, "phase" | "problem"> {
  const answer = refusal(error);
  const what = error instanceof Error && answer.ok === false && answer.fields === undefined ? error.message : answer.ok ? "" : answer.message;
  return { phase: "failed", problem: { what, kept, advice: "Try again." } };
}

/** The tray's lines, with the newest at hand for work that was begun before. */
function useEntries() {
  const [items, setItems] = useState<Entry[]>([]);
  const latest = useRef<Entry[]>([]);
  const change = useCallback((next: Entry[]) => {
    latest.current = next;
    setItems(next);
  }, []);
  const find = useCallback((id: string) => latest.current.find((entry) => entry.id === id), []);
  const patch = useCallback((id: string, part: Partial<Entry>) => change(latest.current.map((entry) => (entry.id === id ? { ...entry, ...part } : entry))), [change]);
  return { items, latest, change, find, patch };
}

function useSave({ find, patch }: ReturnType<typeof useEntries>, timezone: string) {
  const client = useTRPCClient();
  const act = useAct();
  return useCallback(async (id: string) => {
    const entry = find(id);
    if (!entry || !canSave(entry)) return;
    patch(id, { phase: "saving" });
    const result = await act(async () => {
      const [answer] = await client.evidence.push.mutate({ items: [pushItemOf(entry, timezone)] });
      if (!answer) throw new Error("The server gave no answer.");
      patch(id, answer.status === "refused"
        ? { answer, phase: "refused", problem: { what: answer.issues.find(({ level }) => level === "error")?.message ?? "Refused.", kept: "Nothing was saved.", advice: "Mend the file, then add it again." } }
        : { answer, questions: questionsOf(answer), phase: answer.status === "duplicate" ? "ready" : "saved", problem: null });
    });
    if (!result.ok) patch(id, { phase: "failed", problem: { what: result.message, kept: "The bytes are kept for a day; nothing was saved.", advice: "Try again." } });
  }, [act, client, find, patch, timezone]);
}

/** The files of the tray: one after the other sent, read without saving, asked about, and saved when somebody says so. */
export function useUploads(orgSlug: string, timezone: string) {
  const client = useTRPCClient();
  const store = useEntries();
  const { items, latest, change, find, patch } = store;
  const queue = useRef<Promise<void>>(Promise.resolve());

  const read = useCallback(async (id: string) => {
    const entry = find(id);
    if (!entry) return;
    patch(id, { phase: "reading" });
    try {
      patch(id, await readEntry(client, entry, timezone));
    } catch (error) {
      patch(id, problemOf(error, "The bytes are kept for a day; nothing was saved."));
    }
  }, [client, find, patch, timezone]);

  const process = useCallback(async (id: string) => {
    const entry = find(id);
    if (!entry) return;
    patch(id, { phase: "sending", progress: 0, problem: null });
    try {
      const { sha256 } = entry.sha256 ? { sha256: entry.sha256 } : await sendFile(orgSlug, entry.file, (progress) => patch(id, { progress }));
      patch(id, { sha256, progress: 1 });
    } catch (error) {
      return patch(id, problemOf(error, "Nothing was saved."));
    }
    await read(id);
  }, [find, orgSlug, patch, read]);

  const enqueue = useCallback((id: string) => { queue.current = queue.current.then(async () => process(id)); }, [process]);

  const add = useCallback((files: File[], supersedes: Supersedes | null, control: string | null) => {
    const fresh = files.map((file) => newEntry(file, supersedes, control));
    change([...latest.current, ...fresh]);
    for (const { id } of fresh) enqueue(id);
  }, [change, enqueue, latest]);

  const save = useSave(store, timezone);

  const actions = {
    onSave: (id: string) => void save(id),
    onRemove: (id: string) => change(latest.current.filter((entry) => entry.id !== id)),
    onRetry: enqueue,
    onMapCsv: (id: string, mapping: CsvMapping, saveAs: string | null) => {
      patch(id, { mapping, asDocument: false });
      void read(id).then(async () => {
        if (saveAs && find(id)?.mapping) await client.evidence.saveMapping.mutate({ name: saveAs, mapping }).catch((error: unknown) => patch(id, { problem: problemOf(error, "The table was read; the mapping was not kept.").problem }));
      });
    },
    onAnswer: async (id: string, answers: Answer[]): Promise<FormResult> => {
      const entry = find(id);
      patch(id, { answers: [...(entry?.answers ?? []), ...answers] });
      await read(id);
      return { ok: true };
    },
    onProvenance: (id: string, provenance: Partial<Provenance>) => patch(id, { provenance }),
    onSaveAll: () => void latest.current.filter((entry) => canSave(entry) && entry.answer?.recordsTotal !== 0).reduce(async (before, { id }) => before.then(async () => save(id)), Promise.resolve()),
    onClose: () => change([]),
  };
  return { items, add, actions };
}
