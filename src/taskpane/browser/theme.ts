import {
  createDarkTheme,
  createLightTheme,
  type BrandVariants,
  type Theme,
} from "@fluentui/react-components";

export type Brightness = "light" | "dark";

/** The teal of the add-in's icons, from near black to near white. */
const brand: BrandVariants = {
  10: "#021113",
  20: "#041f21",
  30: "#062d30",
  40: "#083b3e",
  50: "#09494d",
  60: "#0a575b",
  70: "#0b6065",
  80: "#0b6a6f",
  90: "#1f7b80",
  100: "#4aa5aa",
  110: "#5cb3b8",
  120: "#74c1c5",
  130: "#8fcfd2",
  140: "#abdcdf",
  150: "#c8e9eb",
  160: "#e6f5f6",
};

/** Segoe first as Office wears it; the rest brings Japanese on Windows, Mac and elsewhere. */
const fontFamilyBase =
  "'Segoe UI', 'BIZ UDPGothic', 'Yu Gothic UI', 'Meiryo UI', 'Hiragino Sans', 'Noto Sans CJK JP', sans-serif";

/** Forced colours need no theme of their own: the browser replaces every colour, and no meaning hangs on colour alone. */
export const themes: Readonly<Record<Brightness, Theme>> = {
  light: { ...createLightTheme(brand), fontFamilyBase },
  dark: { ...createDarkTheme(brand), fontFamilyBase },
};
