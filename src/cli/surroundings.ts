import type { AbortSignalLike, Progress } from "../workflows";
import type { Disk } from "./disk/Disk";

/** What a command needs besides its words: everything that differs from machine to machine and from day to day. */
export interface Surroundings {
  readonly disk: Disk;
  /** Local time, ISO to the minute: 2026-05-01T09:30. */
  readonly now: () => string;
  readonly appVersion: string;
  /** Ctrl+C. */
  readonly signal?: AbortSignalLike;
  readonly onProgress?: (progress: Progress) => void;
}
