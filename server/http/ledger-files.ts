type Headers = Record<string, string>;

/** A text of the ledger: checkpoint, proof. With a name it is saved rather than shown. */
export function textFile(text: string, fileName?: string): Response {
  return new Response(text, { headers: { "content-type": "text/plain; charset=utf-8", ...saved(fileName) } });
}

/** Bytes of the ledger: tile, bundle, leaf. */
export function bytesFile(bytes: Uint8Array, headers: Headers, fileName?: string): Response {
  return new Response(new Uint8Array(bytes), { headers: { "content-type": "application/octet-stream", ...headers, ...saved(fileName) } });
}

/** Names are made of our own ids: nothing in them needs escaping. */
function saved(fileName: string | undefined): Headers {
  return fileName ? { "content-disposition": `attachment; filename="${fileName}"` } : {};
}
