import { useId, useState } from "react";
import { Button } from "@fluentui/react-components";
import { ChevronDown16Regular, ChevronUp16Regular, Copy16Regular } from "@fluentui/react-icons";

export interface CopyTextProps {
  /** What the text is, such as 督促文. */
  readonly name: string;
  /** To whom; heard where several such buttons are in a list. */
  readonly to: string;
  /** Made when it is wanted. */
  readonly text: () => string;
  readonly copy: (text: string) => Promise<void>;
}

/** A text for a mail: to be copied, and to be seen before. Where the browser refuses to copy, the text opens. */
export function CopyText({ name, to, text, copy }: CopyTextProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const onCopy = () => {
    copy(text()).then(
      () => setSaid("コピーしました。"),
      () => {
        setSaid("コピーできませんでした。文面を選んでコピーしてください。");
        setOpen(true);
      },
    );
  };
  return (
    <div className="reform-copy">
      <div className="reform-row">
        <Button
          size="small"
          icon={<Copy16Regular />}
          aria-label={`${to}への${name}をコピー`}
          onClick={onCopy}
        >
          {name}をコピー
        </Button>
        <Button
          size="small"
          appearance="subtle"
          icon={isOpen ? <ChevronUp16Regular /> : <ChevronDown16Regular />}
          aria-label={`${to}への${name}の文面`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          文面
        </Button>
      </div>
      <div className="reform-quiet" aria-live="polite">
        {said}
      </div>
      {isOpen && (
        // Can be scrolled, so it can be reached.
        <pre id={id} className="reform-text" tabIndex={0} role="region" aria-label={`${to}への${name}`}>
          {text()}
        </pre>
      )}
    </div>
  );
}
