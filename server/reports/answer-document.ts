import { answerWordsOf } from "@/server/domain/privacy/answer-words/answer-words";
import type { AnswerDocument } from "@/server/domain/privacy/answers/document";

/** A document on its way to another process: what is a function in it is found again by its language. */
export type SentDocument = Omit<AnswerDocument, "more">;

export function answerDocumentOf(sent: SentDocument): AnswerDocument {
  return { ...sent, more: answerWordsOf(sent.language).data.more };
}
