import type { AnswerDocument } from "@/server/domain/privacy/answers/document";

import { piped } from "../../processes/piped";

/** An answer as PDF. */
export async function drawApart({ more: _more, ...document }: AnswerDocument, madeAt: Date): Promise<Uint8Array> {
  return piped("draw-answer", { document, madeAt: madeAt.toISOString() });
}
