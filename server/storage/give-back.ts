/**
 * Frees the memory of bytes that nobody reads any more, now. Left to the collector, a large file is hundreds of
 * megabytes of dead chunks, and V8 marks the whole heap each time they add up: measured, half of the work of an upload.
 * Bytes that share their memory with others are left alone.
 */
export function giveBack(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength) buffer.transfer(0);
}

/** The same chunks, each freed when the next is asked for. */
export async function* givingBack(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    yield chunk;
    giveBack(chunk);
  }
}
