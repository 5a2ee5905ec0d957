"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import type { FormResult } from "@/components/ui/form-result";
import { NEEDS_TEXT, type RequestMove } from "@/server/domain/audit-requests/moves";
import type { ReturnReason } from "@/server/domain/audit-requests/reasons";

import { ReasonForm } from "./reason-form";
import { MOVE_WORDS } from "./request-words";

const MAIN: readonly RequestMove[] = ["submit", "accept"];

/** The steps whoever reads can take now. */
export function MoveButtons({ moves, onMove }: { moves: RequestMove[]; onMove: (move: RequestMove, text: string, reason: ReturnReason | undefined) => Promise<FormResult> }) {
  const [move, setMove] = useState<RequestMove | null>(null);
  return (
    <>
      {moves.map((each) => <Button key={each} variant={MAIN.includes(each) ? "primary" : "secondary"} onClick={() => setMove(each)}>{MOVE_WORDS[each].label}</Button>)}
      {move && <ReasonForm {...MOVE_WORDS[move]} needsReason={move === "return"} isTextOptional={!NEEDS_TEXT.has(move)} onSay={async (text, reason) => onMove(move, text, reason)} onClose={() => setMove(null)} />}
    </>
  );
}
