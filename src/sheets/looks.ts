/** The few looks a cell can have. Hosts translate them; nobody else names a colour or a font. */
export type Look =
  | "title"
  | "lead"
  | "caption"
  | "header"
  | "key"
  | "text"
  | "code"
  | "number"
  | "year"
  | "inputNumber"
  | "inputText"
  | "inputChoice"
  | "calculatedPercent"
  | "calculatedText"
  | "inferredNumber"
  | "inferredText"
  | "unreadable"
  | "legend"
  | "settingNumber"
  | "settingPercent"
  | "settingText";

export interface LookFormat {
  readonly fill?: string;
  readonly color: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: "dotted" | "single";
  readonly numberFormat: string;
  readonly horizontal: "left" | "center" | "right";
  readonly vertical: "top" | "center";
  readonly wrap: boolean;
  /** People may type here on a protected sheet. */
  readonly unlocked: boolean;
}
