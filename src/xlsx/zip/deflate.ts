/** The platform's own compression: in browsers, and in Node from 20.12 on. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of through(bytes, new CompressionStream("deflate-raw"))) {
    pieces.push(piece);
    length += piece.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/**
 * Unpacks into exactly `size` bytes and stops at the first byte more, so that a false size costs no memory.
 * @returns null when the data is damaged or has another size.
 */
export async function inflate(bytes: Uint8Array, size: number): Promise<Uint8Array | null> {
  const whole = new Uint8Array(size);
  let at = 0;
  try {
    for await (const piece of through(bytes, new DecompressionStream("deflate-raw"))) {
      if (at + piece.length > size) return null;
      whole.set(piece, at);
      at += piece.length;
    }
  } catch {
    // Nothing but the data can fail here, and every platform names the error differently.
    return null;
  }
  return at === size ? whole : null;
}

async function* through(
  bytes: Uint8Array,
  { readable, writable }: CompressionStream | DecompressionStream,
): AsyncGenerator<Uint8Array> {
  const writer = writable.getWriter();
  // What fails here fails in read() as well, and is thrown there.
  const ignored = () => undefined;
  writer.write(bytes as Uint8Array<ArrayBuffer>).catch(ignored);
  writer.close().catch(ignored);
  const reader = readable.getReader();
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isDone = done;
      if (done) return;
      yield value;
    }
  } finally {
    // Abandoned half-way: lets go of what is still packed.
    if (!isDone) await reader.cancel().catch(ignored);
  }
}
