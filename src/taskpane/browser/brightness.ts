import type { Brightness } from "./theme";

/** Whether the pane should be light or dark, now and later. */
export interface BrightnessSource {
  readonly current: () => Brightness;
  /** @returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The parts of Office and of the browser that say what the surroundings look like. */
export interface Surroundings {
  /** Background of Office's own panes as #rrggbb; undefined where Office does not tell, as on the web. */
  readonly officeBackground: () => string | undefined;
  readonly onOfficeThemeChanged: (listener: () => void) => void;
  readonly prefersDark: Pick<MediaQueryList, "matches" | "addEventListener" | "removeEventListener">;
}

/** Office's theme where it tells, else the system's. */
export function brightnessFrom(surroundings: Surroundings): BrightnessSource {
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  surroundings.onOfficeThemeChanged(tell);
  return {
    current: () => {
      const office = surroundings.officeBackground();
      const isDark = office === undefined ? surroundings.prefersDark.matches : isDarkColor(office);
      return isDark ? "dark" : "light";
    },
    subscribe: (listener) => {
      listeners.add(listener);
      surroundings.prefersDark.addEventListener("change", listener);
      return () => {
        listeners.delete(listener);
        surroundings.prefersDark.removeEventListener("change", listener);
      };
    },
  };
}

/** Whether white text reads better on it: relative luminance by WCAG below the point of equal contrast. */
export function isDarkColor(hex: string): boolean {
  const digits = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(hex);
  if (!digits) return false;
  const [red = 0, green = 0, blue = 0] = digits.slice(1, 4).map((pair) => {
    const channel = parseInt(pair, 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179;
}
