import { isSetSupported } from "../requirement-sets";

/** The parts of the library that its loader would complete. */
export interface UnloadedOffice {
  readonly Office: Record<string, unknown>;
  readonly OSF: Record<string, unknown>;
}

/** Gives `Office` what Microsoft's Excel library leaves to its loader: `onReady` and the context. */
export function completeOffice({ Office: office, OSF: loader }: UnloadedOffice): void {
  const info = { host: "Excel", platform: "OfficeOnline" };
  const context = {
    ...info,
    contentLanguage: "ja-JP",
    displayLanguage: "ja-JP",
    diagnostics: { ...info, version: "16.0.18000.20000" },
    requirements: { isSetSupported },
  };
  office["onReady"] = async (callback?: (ready: typeof info) => unknown): Promise<typeof info> => {
    await callback?.(info);
    return info;
  };
  // `Office.context` asks the loader for it and cannot be assigned to.
  loader["_OfficeAppFactory"] = { getContext: () => context };
}
