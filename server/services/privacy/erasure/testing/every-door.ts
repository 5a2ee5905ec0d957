import { createHmac } from "node:crypto";

import { withoutOrg } from "@/db/client";
import { outbox } from "@/db/schema/users";
import type { TestOrg } from "@/db/seed/factories";
import { MANUAL_SYSTEM, startTasks } from "@/db/testing/systems";
import { TOLD_ITEMS } from "@/server/domain/privacy/answers/sheet";
import { sign } from "@/server/domain/webhooks/standard-webhooks";
import { and, desc, eq, like } from "drizzle-orm";

import { type CaseContext, resolveCaseLink } from "../../../access/resolve-case-link";
import { resolvePrivacyCentre } from "../../../access/resolve-privacy-centre";
import type { ServiceContext } from "../../../context";
import { actOnCase } from "../../act";
import { addIdentifier } from "../../add-identifier";
import { listCaseFiles } from "../../answers/case-files";
import { makeAnswer } from "../../answers/make";
import { reviewAnswer } from "../../answers/review";
import { revokeFile } from "../../answers/revoke";
import { confirmAddress } from "../../confirm-address";
import { fetchOwnFile } from "../../delivery/fetch";
import { redeemDownloadCode } from "../../delivery/redeem-code";
import { sendDownloadCode } from "../../delivery/send-code";
import { fileRequest } from "../../file-request";
import { createHandOverKey } from "../../hand-over/create-key";
import { getHandOverSettings } from "../../hand-over/get-settings";
import { takeHandOver } from "../../hand-over/take";
import { handOverToken } from "../../hand-over/testing/hand-over-token";
import { listCases } from "../../list";
import { addShopApp } from "../../protocols/peers";
import { receiveShop } from "../../protocols/receive-shop";
import { sendMessage } from "../../send-message";
import { saveSystem } from "../../systems/save";
import { completeOwnTask } from "../../tasks/complete";
import { handInForTask } from "../../tasks/hand-in";
import { receiveReceipt } from "../../tasks/receive-receipt";
import { withdrawAsRequester } from "../../withdraw";
import { writeAsRequester } from "../../write-message";

/** What tells one person from everybody else, in every kind of thing people write. */
export const PERSON = { name: "Petra Quibblemann", email: "petra.quibble@example.org", customer: "QB-778899", phone: "+49 30 55501 4711", words: "ZWERGHIMBEERE" };
export const MARKERS = [PERSON.email, "Quibblemann", PERSON.customer, "55501 4711", "55501\u00a04711", "4930555014711", PERSON.words];

type Scene = { org: TestOrg; anna: ServiceContext; ben: ServiceContext };
const ALL = Object.values(PERSON).join(" | ");

async function mailed(to: string, holding: string): Promise<string> {
  const [row] = await withoutOrg(async (tx) => tx.select({ plain: outbox.plain }).from(outbox).where(and(eq(outbox.recipient, to), like(outbox.plain, `%${holding}%`))).orderBy(desc(outbox.createdAt), desc(outbox.id)).limit(1), "system");
  return row?.plain ?? "";
}

/** Brings the person in by the public form, with access and erasure, and returns their case. */
export async function askByForm({ org, anna }: Scene): Promise<{ id: string; own: CaseContext }> {
  const facts = { now: anna.now, requestId: "req_1" };
  const form = { language: "en", rights: ["access", "erasure"], name: PERSON.name, email: PERSON.email, wording: `I am ${ALL}. Show me everything, then erase me.` };
  await fileRequest(await resolvePrivacyCentre(org.slug, facts), form);
  const token = /\/case\/([\w-]{43})/.exec(await mailed(PERSON.email, "/case/"))?.[1] ?? "";
  const own = await resolveCaseLink(org.slug, token, facts);
  await confirmAddress(own);
  await writeAsRequester(own, { text: `Call me: ${ALL}` });
  await sendMessage(anna, { id: own.caseId, text: `Dear ${PERSON.name}, we have ${ALL}` });
  await addIdentifier(anna, { requestId: own.caseId, type: "phone", value: PERSON.phone, source: "derived" });
  await addIdentifier(anna, { requestId: own.caseId, type: "customer_id", value: PERSON.customer, source: "derived" });
  return { id: own.caseId, own };
}

/** The person's data come in from a webhook's receipt and from somebody's upload, go into a package, and are downloaded. */
export async function answerAccess(scene: Scene, { id, own }: { id: string; own: CaseContext }): Promise<void> {
  const { anna, ben } = scene;
  const hook = await saveSystem(anna, { ...MANUAL_SYSTEM, id: null, name: "Mailing list", connector: { kind: "webhook", url: "http://127.0.0.1:9/privacy" } });
  const shelf = await saveSystem(anna, { ...MANUAL_SYSTEM, id: null, name: "Files", rights: ["access"], connector: { kind: "csv", instructions: "", assigneeId: anna.actor.id } });
  const [byHook = "", byHand = ""] = await startTasks(anna, id, "access", [hook.id, shelf.id]);
  const body = Buffer.from(JSON.stringify({ taskId: byHook, method: "extracted", records: 1, collected: [PERSON] }));
  const headers = sign({ id: "msg_1", sentAt: anna.now, body }, [hook.secret ?? ""]);
  await receiveReceipt({ taskId: byHook, headers: { get: (name) => headers[name as keyof typeof headers] ?? null }, body, now: anna.now });
  await handInForTask(anna, { id: byHand, name: `${PERSON.customer} ${PERSON.name}.csv`, mediaType: "text/csv" }, Buffer.from(`who,agent\n${`"${ALL}",${PERSON.words}\n`.repeat(1500)}`));
  await completeOwnTask(anna, { id: byHand, method: "extracted", records: 1500 });
  await answerWithFiles(scene, id);
  const [file] = await listCaseFiles(anna, { id });
  await sendDownloadCode(own, file?.id ?? "");
  const opened = await redeemDownloadCode(own, file?.id ?? "", /: ([2-9A-Z]{8})\b/.exec(await mailed(PERSON.email, "code"))?.[1] ?? "");
  for await (const part of (await fetchOwnFile(own, opened?.grant ?? "", false)).open()) if (part.length === 0) throw new Error("An empty part.");
  await revokeFile(ben, { id, fileId: file?.id ?? "", reason: `${PERSON.name} asked for it: ${ALL}` });
}

async function answerWithFiles({ anna, ben }: Scene, id: string): Promise<void> {
  const { tables } = await reviewAnswer(anna, { id, right: "access" });
  const fileId = tables.find(({ columns }) => columns.includes("agent"))?.fileId ?? "";
  const told = Object.fromEntries(TOLD_ITEMS.map((item) => [item, `About ${item}: ${ALL}`]));
  const { sha256 } = await makeAnswer(anna, { id, right: "access", told, redactions: [{ fileId, table: 0, row: null, column: "agent", reason: "third_party" }] });
  const prepared = (await listCaseFiles(anna, { id }))[0]?.prepared;
  const data = { outcome: "full", contentSha256: { draft: { kind: "answer_full", said: prepared?.said ?? {} } }, packageSha256: sha256, thirdPartyChecked: true, redactions: prepared?.counts ?? [], grounds: [], withheld: [], searched: prepared?.searched ?? null };
  const made = (await actOnCase(anna, { id, kind: "prepare_answer", right: "access", data })).rights.find(({ right }) => right === "access")?.prepared;
  await actOnCase(ben, { id, kind: "approve_answer", right: "access", data: { preparedSeq: made?.seq, notice: { approved: { contentSha256: made?.contentSha256 } } } });
}

/** The same person through the organization's own application, and through a shop: two more cases, which end. */
export async function askElsewhere({ org, anna }: Scene): Promise<void> {
  const facts = { now: anna.now, requestId: "req_2" };
  const visitor = await resolvePrivacyCentre(org.slug, facts);
  const key = await createHandOverKey(anna);
  const { address } = await getHandOverSettings(anna);
  const { visit } = await takeHandOver(visitor, handOverToken({ audience: address, key, now: anna.now, sub: PERSON.customer, email: PERSON.email, name: PERSON.name }));
  await fileRequest(visitor, { language: "de", rights: ["objection"], objectsTo: ["legitimate_interest"], name: "", email: PERSON.email, wording: ALL, visit });
  const signedIn = (await listCases(anna, { show: "all" })).rows.find(({ channel }) => channel === "login");
  await withdrawAsRequester({ ...anna, caseId: signedIn?.id ?? "", actor: { kind: "subject", id: signedIn?.id ?? "" }, permissions: new Set(["case:own"]) }, { rights: ["objection"] });
  const app = await addShopApp(anna, { name: "Reviews" });
  const body = Buffer.from(JSON.stringify({ shop_id: 1, shop_domain: "shop.example", customer: { id: PERSON.customer, email: PERSON.email, phone: PERSON.phone }, orders_to_redact: [1] }));
  const signature = createHmac("sha256", app.secret ?? "").update(body).digest("base64");
  const { caseId } = await receiveShop({ ...anna, actor: { kind: "system", id: "system" }, permissions: new Set(["privacy:receive"]) }, app.id, "customers/redact", { body, signature });
  const letter = { letter: { kind: "forwarded", said: { reasons: `We only host it, dear ${PERSON.name}.`, controller_named: "Reviews Ltd" }, channel: "post" } };
  await actOnCase(anna, { id: caseId, kind: "forward", data: { controllerId: "Reviews Ltd", why: { text: `The shop decides about ${ALL}.` }, notice: letter } });
}
