import { useState } from "react";
import { Button, Field, Input } from "@fluentui/react-components";

export interface PersonFormProps {
  readonly name: string;
  readonly onSave: (typed: string) => void;
  readonly onCancel: () => void;
}

/** The name that 変更履歴 gets; empty takes it away. */
export function PersonForm({ name, onSave, onCancel }: PersonFormProps) {
  const [typed, setTyped] = useState(name);
  return (
    <form
      className="reform-section"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(typed);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <Field
        className="reform-field"
        label="記録に残す名前"
        hint="変更履歴の「実行者」に入ります。課と氏名など。このブラウザーだけが覚えます。"
      >
        <Input autoFocus value={typed} onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <div className="reform-row">
        <Button type="submit" size="small">
          決定
        </Button>
        <Button size="small" appearance="subtle" onClick={onCancel}>
          やめる
        </Button>
      </div>
    </form>
  );
}
