import type { AnswerDocument } from "@/server/domain/privacy/answers/document";

import { drawPiped } from "../../reports/draw-piped";

/** An answer as PDF. */
export async function drawApart({ more: _more, ...document }: AnswerDocument, madeAt: Date): Promise<Uint8Array> {
  return drawPiped("draw-answer.ts", { document, madeAt: madeAt.toISOString() });
}
