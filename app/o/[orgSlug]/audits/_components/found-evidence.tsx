"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useTRPC } from "@/server/trpc/client";

const SHOWN = 8;
const MIN_CHARS = 2;

type FoundEvidenceProps = { label: string; hint: string; /** What can be done with one that was found. */ children: (found: { id: string; number: number; title: string }) => ReactNode };

/** Finds evidence in reach by a word of its title, a few at a time. */
export function FoundEvidence({ label, hint, children }: FoundEvidenceProps) {
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const asks = text.trim().length >= MIN_CHARS;
  const found = useQuery({ ...trpc.evidence.list.queryOptions({ text: text.trim(), limit: SHOWN }), enabled: asks });
  return (
    <>
      <Field label={label} hint={hint}>{(control) => <Input {...control} type="search" maxLength={200} value={text} onChange={({ target }) => setText(target.value)} />}</Field>
      {asks && (
        <ul className="mb-3 text-sm" aria-busy={found.isFetching}>
          {found.data?.rows.map((row) => <li key={row.id} className="flex items-center gap-3 border-t border-line py-1.5"><span className="min-w-0 flex-1 wrap-anywhere"><span className="tabular me-2 text-ink-2">E-{row.number}</span><bdi>{row.title}</bdi></span>{children(row)}</li>)}
          {found.data?.rows.length === 0 && <li className="border-t border-line py-1.5 text-ink-3">No evidence has this in its title.</li>}
          {found.isError && <li className="border-t border-line py-1.5 text-danger">The search failed. Type again.</li>}
        </ul>
      )}
    </>
  );
}
