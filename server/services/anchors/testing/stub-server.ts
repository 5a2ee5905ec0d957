import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export type Heard = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer };
/** Null leaves the sender waiting. */
export type Reply = { status: number; body?: string | Uint8Array; headers?: Record<string, string> } | null;
export type StubServer = { url: string; heard: Heard[]; stop: () => Promise<void> };

/** A server on this machine that says what the test says. */
export async function stubServer(reply: (heard: Heard) => Reply | Promise<Reply>): Promise<StubServer> {
  const heard: Heard[] = [];
  const server: Server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const one = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body: Buffer.concat(parts) };
    heard.push(one);
    const answer = await reply(one);
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
