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
  stream: CompressionStream | DecompressionStream,
): AsyncGenerator<Uint8Array> {
  const source = new ReadableStream<BufferSource>({
    start(controller) {
      controller.enqueue(bytes as Uint8Array<ArrayBuffer>);
      controller.close();
    },
  });
  const reader = source.pipeThrough(stream).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Abandoned half-way: lets go of what is still packed. What failed has been thrown by read().
    await reader.cancel().catch(() => undefined);
  }
}
