/** One line of the audit trail. `action` is noun.verb_past. */
export type ActivityRow = {
  id: string; at: string; actorKind: "user" | "apiKey" | "subject" | "system"; actor: string; action: string;
  objectKind: string; objectId: string; objectLabel: string | null; detail: Record<string, unknown>;
  ip: string | null; requestId: string | null; ledgerIndex: number | null;
};
