/** The bytes in a buffer of their own: a Node buffer may be a window into a larger one. */
export function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
