import type { ReactNode } from "react";
import {
  CheckmarkCircle20Regular,
  ErrorCircle20Regular,
  Info20Regular,
  Warning20Regular,
} from "@fluentui/react-icons";

const icons = {
  info: Info20Regular,
  success: CheckmarkCircle20Regular,
  warning: Warning20Regular,
  error: ErrorCircle20Regular,
} as const;

export interface NoticeProps {
  readonly intent: keyof typeof icons;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/**
 * A message in the flow of the page. Errors are announced at once; the rest stands inside a region that a view has
 * marked as live.
 */
export function Notice({ intent, title, children, actions }: NoticeProps) {
  const Icon = icons[intent];
  return (
    <div className={`reform-notice reform-${intent}`} role={intent === "error" ? "alert" : undefined}>
      <Icon aria-hidden />
      <div>
        {title !== undefined && <div className="reform-strong">{title}</div>}
        {children}
      </div>
      {actions !== undefined && <div className="reform-actions">{actions}</div>}
    </div>
  );
}
