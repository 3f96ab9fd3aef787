import { useCallback, type ReactNode } from "react";

export interface BoxProps {
  /** "mixed": some of what it stands for. */
  readonly checked: boolean | "mixed";
  readonly onChange: (checked: boolean) => void;
  /** What is heard; not needed where `children` say it. */
  readonly label?: string;
  readonly children?: ReactNode;
}

/** The browser's own check box in the theme's colours: where there can be hundreds, Fluent's would be felt. */
export function Box({ checked, onChange, label, children }: BoxProps) {
  const isMixed = checked === "mixed";
  const mark = useCallback(
    (box: HTMLInputElement | null) => {
      if (box) box.indeterminate = isMixed;
    },
    [isMixed],
  );
  return (
    <label className="reform-box">
      <input
        ref={mark}
        type="checkbox"
        aria-label={label}
        checked={checked === true}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children !== undefined && <span>{children}</span>}
    </label>
  );
}
