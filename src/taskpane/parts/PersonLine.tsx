import { lazy, Suspense, useState } from "react";
import { Link } from "@fluentui/react-components";
import type { PersonName } from "../words/personName";
import { useKeepFocus } from "./useKeepFocus";

// Typed once: the form loads when it is opened.
const PersonForm = lazy(() => import("./PersonForm").then((it) => ({ default: it.PersonForm })));

/** Who is writing, as 変更履歴 will have it; one line, since it is asked once. */
export function PersonLine({ person }: { readonly person: PersonName }) {
  const [name, setName] = useState(() => person.load());
  const [isOpen, setOpen] = useState(false);
  const link = useKeepFocus(isOpen);
  return (
    <div className="reform-person">
      {isOpen ? (
        <Suspense fallback={<span className="reform-quiet">読み込んでいます…</span>}>
          <PersonForm
            name={name}
            onSave={(typed) => {
              setName(person.save(typed));
              setOpen(false);
            }}
            onCancel={() => setOpen(false)}
          />
        </Suspense>
      ) : (
        <>
          <span className="reform-quiet">記録に残す名前: {name === "" ? "なし" : name}</span>{" "}
          <Link
            as="button"
            inline
            ref={link}
            aria-label="記録に残す名前を変える"
            onClick={() => setOpen(true)}
          >
            {name === "" ? "入力" : "変える"}
          </Link>
        </>
      )}
    </div>
  );
}
