import { useMemo, useState } from "react";
import { Link } from "@fluentui/react-components";
import { READING_WORDS, type Plan } from "../../plan";
import { describeKey } from "../../sheets";
import type { CellPlace, ReadingNow, SelectedTarget } from "../../workflows";
import { Box } from "../parts/Box";
import { FirstFew } from "../parts/FirstFew";
import { count } from "../words/numbers";

const STATES: Readonly<Record<ReadingNow["state"], string>> = {
  open: "未確認",
  lacking: "記入不足",
  pending: "次の書き込みで反映",
  confirmed: "確認済み",
  corrected: "訂正済み",
};

/** Nothing more is to be done about these. */
const isSettled = ({ state }: ReadingNow) => state === "confirmed" || state === "corrected";

export interface ReadingListProps {
  readonly plan: Plan;
  readonly readings: readonly ReadingNow[];
  readonly goToPlace: (place: CellPlace) => void;
  readonly onPick: (pick: SelectedTarget) => void;
}

/** Every reading that is not certain: what the office has decided, and where it decides. */
export function ReadingList({ plan, readings, goToPlace, onPick }: ReadingListProps) {
  const [isOpenOnly, setOpenOnly] = useState(true);
  const open = useMemo(() => readings.filter((one) => !isSettled(one)), [readings]);
  const shown = isOpenOnly ? open : readings;
  if (readings.length === 0) return null;
  return (
    <section className="reform-section" aria-labelledby="reform-readings">
      <h2 id="reform-readings" className="reform-heading">
        確実でない読み取り {count(readings.length)}件(残り {count(open.length)}件)
      </h2>
      <p className="reform-small reform-quiet">
        シート「読み取り確認」の行で、確認か訂正を選び、確認者、確認日、根拠を記入します。訂正は次の書き込みで反映されます。
      </p>
      <Box checked={isOpenOnly} onChange={setOpenOnly}>
        残りだけを見る
      </Box>
      <FirstFew
        items={shown}
        first={10}
        more={50}
        counter="件"
        keyOf={({ reading }) => reading.key}
        label="確実でない読み取り"
        className="reform-lines"
      >
        {(now) => {
          const { item, indicator, year, cited } = now.reading;
          const name = describeKey(plan, `${item.code}|${indicator?.id ?? ""}|${year ?? ""}`);
          const what = indicator === null ? "年度計画" : "目標";
          return (
            <>
              <div>
                {name} {what}
                {year === null && "の行全体"}
              </div>
              <div className="reform-small reform-quiet">
                {READING_WORDS[cited.reading]}、{STATES[now.state]}
                {now.lacks !== null && `: ${now.lacks}`}
              </div>
              <div className="reform-row">
                <Link
                  as="button"
                  aria-label={`出典を見る: ${name} ${what}`}
                  onClick={() => onPick({ code: item.code, indicatorId: indicator?.id ?? null, year })}
                >
                  出典を見る
                </Link>
                {now.decideAt !== null && (
                  <Place
                    place={now.decideAt}
                    text="確認の行"
                    name={`${name} ${what}`}
                    goToPlace={goToPlace}
                  />
                )}
                {now.target !== null && (
                  <Place place={now.target} text="計画目標" name={`${name} ${what}`} goToPlace={goToPlace} />
                )}
              </div>
            </>
          );
        }}
      </FirstFew>
    </section>
  );
}

interface PlaceProps {
  readonly place: CellPlace;
  readonly text: string;
  readonly name: string;
  readonly goToPlace: (place: CellPlace) => void;
}

function Place({ place, text, name, goToPlace }: PlaceProps) {
  return (
    <Link as="button" aria-label={`${text}: ${name}`} onClick={() => goToPlace(place)}>
      {text}
    </Link>
  );
}
