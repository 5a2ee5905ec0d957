import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, describe, expect, test } from "vitest";

import { stubServer, type StubServer } from "../anchors/testing/stub-server";
import { isPublicAddress } from "./public-address";
import { publicOnly, requireCallable, sendOut } from "./send-out";

let peer: StubServer | undefined;
afterEach(async () => peer?.stop());

describe("a request that somebody else aimed", () => {
  test.each([
    "http://example.com/", "ftp://example.com/", "nonsense", "", "https://user:pw@example.com/", "https://localhost/", "https://intranet/", "https://example.com./",
    "https://127.0.0.2/", "https://0x7f.2/", "https://2130706434/", "https://10.1.2.3/", "https://169.254.169.254/latest", "https://192.168.1.1/", "https://100.64.0.1/", "https://0.0.0.0/",
    "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://[fd00::1]/", "https://[fe80::1]/", "https://[64:ff9b::a00:1]/", "https://[2002:a00:1::]/", "https://224.0.0.1/",
  ])("never goes to %s", (url) => {
    expect(() => requireCallable(url)).toThrow(expect.objectContaining({ code: "NOT_ALLOWED" }));
  });

  test("goes to names and addresses of the open internet", () => {
    for (const url of ["https://example.com/a?b=c", "https://example.com:8443/", "https://1.1.1.1/", "https://[2606:4700::1111]/"]) expect(requireCallable(url).href).toBe(new URL(url).href);
  });

  test("is judged by what its name leads to, not by the name", async () => {
    // A name with a dot that every resolver answers with this machine's own address.
    await expect(sendOut({ url: "https://inward.localhost/", method: "GET" })).rejects.toMatchObject({ name: "OutboundError" });
    expect(["127.0.0.1", "::1", "10.0.0.1", "nothing", ""].map(isPublicAddress)).toEqual([false, false, false, false, false]);
  });

  test("connects to no address that was not judged: the look-up that judges is the one that connects", async () => {
    for (const options of [{}, { all: true }]) {
      const [error, found] = await new Promise<[unknown, unknown]>((told) => publicOnly("localhost", options, (failure, address) => told([failure, address])));
      expect([error, found]).toEqual([expect.objectContaining({ code: "NOT_ALLOWED" }), ""]);
    }
  });

  test("follows no redirect and hands the answer over as it is", async () => {
    peer = await stubServer(() => ({ status: 302, headers: { location: "http://169.254.169.254/" }, body: "elsewhere" }));
    const answer = await sendOut({ url: `${peer.url}/a`, method: "POST", headers: { "content-type": "text/plain" }, body: Buffer.from("ü") });
    expect({ status: answer.status, body: Buffer.from(answer.body).toString() }).toEqual({ status: 302, body: "elsewhere" });
    expect(peer.heard).toMatchObject([{ method: "POST", path: "/a", body: Buffer.from("ü"), headers: { "content-length": "2" } }]);
  });

  test.each<[what: string, drip: (answer: ServerResponse) => void, code: string]>([
    ["drips a byte at a time and never ends", (answer) => void answer.write("x"), "TIMEOUT"],
    ["pours without end", (answer) => void answer.write("x".repeat(65_536)), "ANSWER_TOO_LARGE"],
  ])("ends, with the connection, where the peer %s", async (_what, drip, code) => {
    const closed = Promise.withResolvers<undefined>();
    const server = createServer((_request, answer) => {
      answer.writeHead(200, { "content-length": String(1 << 30) });
      const timer = setInterval(() => drip(answer), 5);
      answer.on("close", () => {
        clearInterval(timer);
        closed.resolve(undefined);
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await expect(sendOut({ url, method: "GET" }, code === "TIMEOUT" ? { timeoutMs: 300, maxBytes: 1 << 20 } : { timeoutMs: 60_000, maxBytes: 1 << 20 })).rejects.toMatchObject({ code });
    await closed.promise;
    server.close();
  });

  test("ends when the peer stalls, says too much or is not there", async () => {
    peer = await stubServer(({ path }) => (path === "/stall" ? null : { status: 200, body: "x".repeat(2000) }));
    await expect(sendOut({ url: `${peer.url}/stall`, method: "GET" }, { timeoutMs: 50, maxBytes: 100 })).rejects.toMatchObject({ code: "TIMEOUT" });
    await expect(sendOut({ url: `${peer.url}/long`, method: "GET" }, { timeoutMs: 5000, maxBytes: 100 })).rejects.toMatchObject({ code: "ANSWER_TOO_LARGE" });
    const { url } = peer;
    await peer.stop();
    peer = undefined;
    await expect(sendOut({ url, method: "GET" })).rejects.toMatchObject({ code: "UNREACHABLE" });
  });
});
