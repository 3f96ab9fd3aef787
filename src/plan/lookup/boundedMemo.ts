/**
 * Remembers answers to questions that come again and again, up to a number of them; then it starts over.
 * Starting over costs one round of computing and keeps memory bounded without counting uses.
 */
export function boundedMemo<K, V>(limit: number, compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    const value = compute(key);
    if (known.size >= limit) known.clear();
    known.set(key, value);
    return value;
  };
}
