import { useRef, type RefObject } from "react";
import { Button } from "@fluentui/react-components";
import { DocumentAdd20Regular } from "@fluentui/react-icons";

export interface PickButtonProps {
  readonly label: string;
  readonly isPrimary: boolean;
  readonly onPick: (files: readonly File[]) => void;
  readonly buttonRef?: RefObject<HTMLButtonElement | null> | undefined;
}

/** Opens the system's choice of files. */
export function PickButton({ label, isPrimary, onPick, buttonRef }: PickButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept=".xlsx"
        hidden
        aria-label={label}
        onChange={({ target }) => {
          onPick([...(target.files ?? [])]);
          // The same file can be picked again.
          target.value = "";
        }}
      />
      <Button
        ref={buttonRef}
        appearance={isPrimary ? "primary" : "secondary"}
        icon={<DocumentAdd20Regular />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
