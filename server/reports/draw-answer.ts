import { buffer } from "node:stream/consumers";

import { answerDocumentOf, type SentDocument } from "./answer-document";
import { answerPdf } from "./answer-pdf";

// Process of its own for one answer: the document on stdin, the PDF on stdout. Nothing of a person is written to a disk.
const { document, madeAt } = JSON.parse((await buffer(process.stdin)).toString("utf8")) as { document: SentDocument; madeAt: string };
const bytes = await answerPdf(answerDocumentOf(document), madeAt);
process.stdout.write(bytes, () => process.exit(0));
