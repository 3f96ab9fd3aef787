import { useState } from "react";
import { Button, Field, Input } from "@fluentui/react-components";
import type { Failure } from "../actions";
import { PickButton } from "../collect/PickButton";
import type { SheetCell } from "../words/cellPlace";
import { FailureNotice } from "../parts/FailureNotice";
import { useKeepFocus } from "../parts/useKeepFocus";
import type { AuditActions } from "./auditActions";
import { FrozenResult } from "./FrozenResult";
import { pickedFile } from "./pickedFile";
import type { Auditing } from "./useAuditing";
import { VerifyResult } from "./VerifyResult";

export interface FreezePartProps {
  readonly actions: AuditActions;
  readonly auditing: Auditing;
  readonly goTo: (cell: SheetCell) => void;
  /** Leads to 調べる. */
  readonly onFind: () => void;
}

/** A copy that stays as it is sent, and whether a file is such a copy still. */
export function FreezePart(props: FreezePartProps) {
  return (
    <div className="reform-view">
      <Freeze {...props} />
      <Verify {...props} />
    </div>
  );
}

function Freeze({ actions, auditing, goTo, onFind }: FreezePartProps) {
  const { toFreeze, setToFreeze, freezing, verifying } = auditing;
  const { state } = freezing;
  const isRunning = state.status === "running";
  const button = useKeepFocus(isRunning);
  const isBusy = isRunning || verifying.state.status === "running";
  const note = toFreeze.note.trim();
  const freeze = (file: File | null) => {
    setToFreeze({ ...toFreeze, file });
    freezing.start(() => actions.freeze(file && pickedFile(file), note));
  };
  const freezeAnyway = () => {
    const { file } = toFreeze;
    freezing.start(() => actions.freeze(file && pickedFile(file), note, true));
  };
  const { openFile } = actions;
  return (
    <section className="reform-section" aria-labelledby="reform-freeze">
      <h2 id="reform-freeze" className="reform-heading">
        確定する
      </h2>
      <p>
        議会や公表に出す前に、数式を値に変えた写しを作り、内容のハッシュ値を記録します。元のブックの数式はそのままで、変更履歴に
        1 行加わります。
      </p>
      <Field className="reform-field" label="目的(任意)" hint="議会提出、公表など。確定版に書き込みます。">
        <Input value={toFreeze.note} onChange={(_, { value }) => setToFreeze({ ...toFreeze, note: value })} />
      </Field>
      {openFile === null ? (
        <>
          <p className="reform-quiet">ブックを保存してから、そのファイルを選んでください。</p>
          <div>
            <PickButton
              label="保存したファイルを選んで確定"
              isPrimary={state.status !== "done"}
              isSingle
              isDisabled={isBusy}
              buttonRef={button}
              onPick={([file]) => file && freeze(file)}
            />
          </div>
        </>
      ) : (
        <div>
          <Button
            ref={button}
            appearance={state.status === "done" ? "secondary" : "primary"}
            disabledFocusable={isBusy}
            onClick={() => freeze(null)}
          >
            「{openFile()}」を確定
          </Button>
        </div>
      )}
      <div aria-live="polite" aria-busy={isRunning}>
        {isRunning && <p className="reform-quiet">数式を計算し直して、値に変えています…</p>}
        {state.status === "done" && <FrozenResult frozen={state.value} actions={actions} />}
      </div>
      {state.status === "failed" &&
        (isCritical(state.failure) ? (
          <FailureNotice
            title={`「${toFreeze.file?.name ?? openFile?.() ?? ""}」を確定する前に、確かめてください。`}
            failure={state.failure}
            goTo={goTo}
          >
            <Button onClick={onFind}>［調べる］を開く</Button>
            <Button disabledFocusable={isBusy} onClick={freezeAnyway}>
              重大を残したまま確定
            </Button>
          </FailureNotice>
        ) : (
          <FailureNotice title="確定できませんでした。" failure={state.failure} goTo={goTo} />
        ))}
    </section>
  );
}

/** Nothing but what the audit found speaks against it: the person may know why it is so. */
function isCritical({ issues }: Failure): boolean {
  return issues.some(({ code }) => code === "freeze.critical");
}

function Verify({ actions, auditing: { freezing, verifying }, goTo }: FreezePartProps) {
  const [hash, setHash] = useState("");
  const { state } = verifying;
  const isRunning = state.status === "running";
  const isBusy = isRunning || freezing.state.status === "running";
  const verify = (file: File | null) => {
    verifying.start(async () => {
      const outcome = await actions.verify(file && pickedFile(file), hash);
      const name = file?.name ?? actions.openFile?.() ?? "";
      return outcome.ok ? { ok: true, value: { file: name, verification: outcome.value } } : outcome;
    });
  };
  return (
    <section className="reform-section" aria-labelledby="reform-verify">
      <h2 id="reform-verify" className="reform-heading">
        照合する
      </h2>
      <p>確定版のファイルが、確定したときのままかどうかを確かめます。違うところは、セルごとに示します。</p>
      <Field
        className="reform-field"
        label="控えのハッシュ値(任意)"
        hint="空欄のときは、開いているブックの変更履歴と比べます。"
      >
        <Input value={hash} onChange={(_, { value }) => setHash(value)} />
      </Field>
      <div className="reform-row">
        <PickButton
          label="確定版を選んで照合"
          isPrimary={false}
          isSingle
          isDisabled={isBusy}
          onPick={([file]) => file && verify(file)}
        />
        {actions.openFile !== null && (
          <Button disabledFocusable={isBusy} onClick={() => verify(null)}>
            開いているファイルを照合
          </Button>
        )}
      </div>
      <div aria-live="polite" aria-busy={isRunning}>
        {isRunning && <p className="reform-quiet">照合しています…</p>}
        {state.status === "done" && <VerifyResult {...state.value} />}
      </div>
      {state.status === "failed" && (
        <FailureNotice title="照合できませんでした。" failure={state.failure} goTo={goTo} />
      )}
    </section>
  );
}
