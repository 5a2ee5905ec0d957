import { withOrg } from "@/db/client";
import { dataSystems } from "@/db/schema/privacy-systems";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { addMember } from "@/db/testing/people";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";

import type { ServiceContext } from "../../../context";
import { actOnCase } from "../../act";
import { getCase } from "../../get";
import { recordRequest } from "../../record-request";
import { savePrivacySettings } from "../../save-settings";

const START = new Date("2026-03-05T10:00:00Z");
export const EMAIL = "petra@person.example";
export const later = (days: number) => new Date(START.getTime() + days * 86_400_000);
const SAID = { what_was_erased: "All but the invoices.", what_stays: "Invoices, until 20 April 2026.", backups: "Until 5 April.", recipients: "The mailer.", reasons: "Tax law.", what_is_withheld: "Invoices." };

/** One erasure on its way, with the two who work on it. */
export class Erasing {
  id = "";
  taskId = "";
  private constructor(readonly org: TestOrg, private readonly second: ServiceContext["actor"]) {}

  static async start(email: string | null = EMAIL): Promise<Erasing> {
    const org = await createOrg({ adopt: false, now: START });
    const erasing = new Erasing(org, { kind: "user", ...(await addMember(org.id, "owner")) });
    await savePrivacySettings(erasing.anna(), PRIVACY_SETTINGS);
    await withOrg(org.id, async (tx) => tx.insert(dataSystems).values({
      orgId: org.id, id: "sys_crm", name: "CRM", description: "", holder: "own", processorId: null, categories: [], subjects: [], rights: ["erasure"], connector: { kind: "manual", assigneeId: null, instructions: "" },
      backupSets: [{ id: "daily", name: "Daily dump", expiresAfterDays: 30, beyondUse: true }], retention: "", createdAt: START, updatedAt: START,
    }));
    const requester = { name: "Petra", email, address: null, identifiers: [{ kind: "customer number", value: "C-4711" }] };
    ({ id: erasing.id } = await recordRequest(erasing.anna(), { channel: "post", receivedAt: "2026-03-05T09:00:00Z", language: "de", rights: ["erasure"], requester, knownAddress: true, wording: "Löschen Sie alles." }));
    return erasing;
  }

  anna = (days = 0): ServiceContext => ({ ...this.org.as(), now: later(days) });
  ben = (days = 0): ServiceContext => ({ ...this.anna(days), actor: this.second });
  act = async (ctx: ServiceContext, kind: string, data: Record<string, unknown>, right?: "erasure") => actOnCase(ctx, { id: this.id, kind, data, ...(right ? { right } : {}) });
  process = async (days = 0) => (await getCase(this.anna(days), { id: this.id })).case.rights[0];

  async approved(): Promise<this> {
    await this.act(this.anna(), "start_assessing", { why: null });
    await this.act(this.anna(), "settle_identity", { method: "email_loop", reason: null, mandate: null });
    await this.act(this.anna(), "plan_erasure", { plan: { text: "All in the CRM but invoices." }, itemCount: 4, tasks: { systems: ["sys_crm"] } }, "erasure");
    const planned = await this.process();
    this.taskId = planned?.plan?.tasks[0]?.taskId ?? "";
    await this.act(this.ben(), "start_fulfilment", { planSeq: planned?.plan?.seq, tasks: [] }, "erasure");
    return this;
  }

  async answered(days: number, outcome: "full" | "partial", kind: "answer_full" | "answer_partial"): Promise<void> {
    const prepared = await this.act(this.anna(days), "prepare_answer", { outcome, contentSha256: { draft: { kind, said: SAID } }, thirdPartyChecked: true, redactions: [], grounds: [], withheld: [], searched: null }, "erasure");
    const { seq, contentSha256 } = prepared.rights[0]?.prepared ?? { seq: 0, contentSha256: "" };
    await this.act(this.ben(days), "approve_answer", { preparedSeq: seq, notice: { approved: { contentSha256 } } }, "erasure");
  }
}
