import { useId, type ReactNode } from "react";
import { Button } from "@fluentui/react-components";
import { ChevronDown20Regular, ChevronUp20Regular } from "@fluentui/react-icons";

export interface DisclosureProps {
  readonly label: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A button that shows or hides what follows it. */
export function Disclosure({ label, isOpen, onToggle, children }: DisclosureProps) {
  const id = useId();
  return (
    <div>
      <Button
        appearance="subtle"
        className="reform-disclosure"
        icon={isOpen ? <ChevronUp20Regular /> : <ChevronDown20Regular />}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={onToggle}
      >
        {label}
      </Button>
      {isOpen && <div id={id}>{children}</div>}
    </div>
  );
}
