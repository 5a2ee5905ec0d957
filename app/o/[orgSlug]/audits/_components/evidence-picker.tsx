"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";

import { FoundEvidence } from "./found-evidence";

/** Chooses evidence; its ids stand in one text, with commas. */
export function EvidencePicker({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [numbers, setNumbers] = useState<Record<string, string>>({});
  const chosen = value.split(",").filter((id) => id !== "");
  return (
    <>
      <FoundEvidence label="Evidence (optional)" hint="Find it by a word of its title. The auditor sees it with this repair.">
        {({ id, number }) => chosen.includes(id) ? <span className="text-ink-3">chosen</span> : <Button size="sm" aria-label={`Choose E-${number}`} onClick={() => { setNumbers({ ...numbers, [id]: `E-${number}` }); onChange([...chosen, id].join(",")); }}>Choose</Button>}
      </FoundEvidence>
      {chosen.length > 0 && <p className="mb-3 flex flex-wrap gap-2 text-sm">{chosen.map((id) => <Button key={id} size="sm" variant="ghost" onClick={() => onChange(chosen.filter((other) => other !== id).join(","))}>Leave out {numbers[id] ?? id}</Button>)}</p>}
    </>
  );
}
