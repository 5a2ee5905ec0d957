import { sameBytes } from "./bytes";
import { parseCheckpointText } from "./checkpoint";
import { LedgerError } from "./error";
import type { Findings } from "./finding";
import { openNote, printNote, type NoteSignature } from "./note";
import type { VerifierKey } from "./verifier-key";

export type StoredHead = { size: number; root: Uint8Array; body: string; signatures: NoteSignature[] };
/** `rootAt` answers with the root of the derived tree, undefined where it could not be derived. */
export type HeadQuestion = { origin: string; keys: readonly VerifierKey[]; rootAt: (size: number) => Uint8Array | undefined };

/**
 * Holds stored checkpoints, in order of size, against the derived tree and the log's keys as known from outside the
 * database.
 *
 * Findings: `CHECKPOINT_FORM`, `CHECKPOINT_TEXT` (the signed text says other than its row), `CHECKPOINT_ROOT` (of another
 * tree; once, with the entries among which the difference lies), `CHECKPOINT_UNSIGNED`, and as `openNote`.
 */
export class HeadCheck {
  checked = 0;
  private differs = false;

  /** @param good the largest size whose root is known to be right */
  constructor(private readonly question: HeadQuestion, private good: number, private readonly findings: Findings) {}

  take(head: StoredHead): void {
    const at = `checkpoint ${head.size}`;
    this.checked++;
    this.tryOut(at, () => this.requireText(head));
    this.compareRoot(head, at);
    if (head.signatures.length === 0) return this.findings.add("CHECKPOINT_UNSIGNED", at, "no signature is stored");
    this.tryOut(at, () => openNote(printNote({ text: head.body, signatures: head.signatures }), this.question.keys));
  }

  private requireText(head: StoredHead): void {
    const text = parseCheckpointText(head.body);
    const isRow = text.origin === this.question.origin && text.size === head.size && sameBytes(text.root, head.root);
    if (!isRow) throw new LedgerError("CHECKPOINT_TEXT", "the text says another log, size or root than its row");
  }

  private compareRoot(head: StoredHead, at: string): void {
    const root = this.question.rootAt(head.size);
    if (!root || this.differs) return;
    if (sameBytes(root, head.root)) {
      this.good = head.size;
      return;
    }
    this.differs = true;
    this.findings.add("CHECKPOINT_ROOT", at, `the root is not that of the tree: it changed among the entries ${this.good} to ${head.size - 1}, or this checkpoint did`);
  }

  private tryOut(at: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      this.findings.add(error.code === "NOTE_UNSIGNED" ? "CHECKPOINT_UNSIGNED" : error.code, at, error.message);
    }
  }
}
