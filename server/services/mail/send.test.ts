import { afterAll, expect, test } from "vitest";

import { withoutOrg } from "@/db/client";
import { admin } from "@/db/testing/admin";

import { stubServer } from "../anchors/testing/stub-server";
import { queueMail } from "./queue";
import { sendMail } from "./send";

let status = 500;
const service = await stubServer(() => ({ status, body: JSON.stringify(status === 200 ? { id: "sent" } : { name: "application_error", message: "down" }), headers: { "content-type": "application/json" } }));
process.env["RESEND_API_KEY"] = "re_test";
process.env["RESEND_BASE_URL"] = service.url;
afterAll(service.stop);

test("a mail goes out with its attachments byte for byte, once, and a failure is kept with its words", async () => {
  const content = "proofroom.example/1\n7\n…\n\n— key AAAA\n";
  const props = { organization: "Acme", size: 7, occasion: "a period was closed", fileNames: ["acme-7.checkpoint"] };
  const id = await withoutOrg(async (tx) => queueMail(tx, new Date(), { to: "ada@example.org", template: { name: "seal", props }, attachments: [{ fileName: "acme-7.checkpoint", content }] }));
  await expect(sendMail(id, new Date())).rejects.toThrow(/down/);
  expect(await admin()`select attempts, sent_at from outbox where id = ${id}`).toMatchObject([{ attempts: 1, sent_at: null }]);
  status = 200;
  await sendMail(id, new Date());
  await sendMail(id, new Date());
  const sent = service.heard.at(-1);
  expect(service.heard.filter(({ headers }) => headers["idempotency-key"] === id)).toHaveLength(service.heard.length);
  const { attachments } = JSON.parse(sent?.body.toString() ?? "{}") as { attachments: { filename: string; content: string }[] };
  expect(attachments.map(({ filename, content: base64 }) => [filename, Buffer.from(base64, "base64").toString("utf8")])).toEqual([["acme-7.checkpoint", content]]);
});
