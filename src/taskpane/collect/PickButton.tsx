import { useRef, type RefObject } from "react";
import { Button } from "@fluentui/react-components";
import { DocumentAdd20Regular } from "@fluentui/react-icons";

export interface PickButtonProps {
  readonly label: string;
  readonly isPrimary: boolean;
  /** What may be picked: ".xlsx" and several of them, where nothing else is said. */
  readonly accept?: string;
  readonly isSingle?: boolean;
  readonly isDisabled?: boolean;
  readonly onPick: (files: readonly File[]) => void;
  readonly buttonRef?: RefObject<HTMLButtonElement | null> | undefined;
}

/** Opens the system's choice of files. */
export function PickButton({
  label,
  isPrimary,
  accept = ".xlsx",
  isSingle = false,
  isDisabled = false,
  onPick,
  buttonRef,
}: PickButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple={!isSingle}
        accept={accept}
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
        disabledFocusable={isDisabled}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
