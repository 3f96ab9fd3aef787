/**
 * Univer calls `.some` on a Map's iterator, which Node has from 22 on. The function is the standard's own; only
 * iterators of Maps get it.
 */
const mapIterator = Object.getPrototypeOf(new Map().values()) as {
  some?: (test: (value: unknown) => boolean) => boolean;
};

mapIterator.some ??= function (this: Iterable<unknown>, test: (value: unknown) => boolean): boolean {
  for (const value of this) if (test(value)) return true;
  return false;
};
