/** Rows or columns one behind the other: where each begins, and which one is at a place. All in pixels. */
export class Lines {
  /** One more than there are lines: the last is the end. */
  private readonly starts: Float64Array;

  constructor(
    readonly count: number,
    sizeOf: (index: number) => number,
  ) {
    this.starts = new Float64Array(count + 1);
    for (let index = 0; index < count; index += 1) {
      this.starts[index + 1] = this.start(index) + sizeOf(index);
    }
  }

  get end(): number {
    return this.start(this.count);
  }

  /** @param index up to `count`, which is the end. */
  start(index: number): number {
    return this.starts[index] ?? 0;
  }

  /** 0: hidden. */
  size(index: number): number {
    return this.start(index + 1) - this.start(index);
  }

  /** The line at a place; before the first one the first, behind the last one the last. */
  at(place: number): number {
    let [low, high] = [0, this.count - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= place) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  /** The next line that is not hidden, so many steps further (or back); the last one there is at the edge. */
  step(from: number, steps: number): number {
    let at = from;
    for (let left = Math.abs(steps); left > 0; left -= 1) {
      let next = at + Math.sign(steps);
      while (next >= 0 && next < this.count && this.size(next) === 0) next += Math.sign(steps);
      if (next < 0 || next >= this.count) break;
      at = next;
    }
    return at;
  }
}
