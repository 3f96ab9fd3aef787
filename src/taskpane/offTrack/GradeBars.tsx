import { LEVEL_COLORS, NEUTRAL_COLOR } from "../../sheets";
import { FirstFew } from "../parts/FirstFew";
import { count } from "../words/numbers";
import { BUCKETS, type Bucket, type bucketNames, type Counts, type Group } from "./buckets";

type Names = ReturnType<typeof bucketNames>;

export interface GradeBarProps {
  readonly counts: Counts;
  readonly names: Names;
}

/** A sign fits into a part from this share on. */
const roomForSign = 0.08;

const colorsOf = (bucket: Bucket) =>
  (typeof bucket === "number" ? LEVEL_COLORS[bucket - 1] : undefined) ?? NEUTRAL_COLOR;

/** One bar of the whole width, best on the left. Only a picture: its numbers stand beside it in words. */
export function GradeBar({ counts, names }: GradeBarProps) {
  const total = BUCKETS.reduce((sum, bucket) => sum + counts[bucket], 0);
  return (
    <span className="reform-stack" aria-hidden>
      {BUCKETS.filter((bucket) => counts[bucket] > 0).map((bucket) => {
        const { fill, color } = colorsOf(bucket);
        const hasRoom = typeof bucket === "number" && counts[bucket] >= total * roomForSign;
        return (
          <span
            key={bucket}
            className={`reform-part reform-part-${bucket}`}
            style={{ flexGrow: counts[bucket], backgroundColor: fill, color }}
          >
            {hasRoom && names[bucket].mark.length <= 1 ? names[bucket].mark : ""}
          </span>
        );
      })}
    </span>
  );
}

/** The numbers of a bar: signs are seen, whole words are heard. */
function BarNumbers({ counts, names }: GradeBarProps) {
  return (
    <span className="reform-row reform-small reform-quiet reform-numbers">
      {BUCKETS.filter((bucket) => counts[bucket] > 0).map((bucket) => (
        <span key={bucket}>
          <span aria-hidden>{names[bucket].mark} </span>
          <span className="reform-unseen">{names[bucket].label}</span>
          {count(counts[bucket])}
        </span>
      ))}
    </span>
  );
}

export interface GradeBarsProps {
  readonly label: string;
  readonly groups: readonly Group[];
  readonly names: Names;
  /** What a group without a name is called. */
  readonly nameless: string;
  readonly chosen: string | null;
  /** null: none any more. */
  readonly onChoose: (name: string | null) => void;
}

/** A bar for each group; pressing one shows only its rows, pressing it again all of them. */
export function GradeBars({ label, groups, names, nameless, chosen, onChoose }: GradeBarsProps) {
  return (
    <FirstFew
      items={groups}
      first={4}
      more={20}
      counter="件"
      label={label}
      keyOf={({ name }) => name}
      className="reform-bars"
    >
      {({ name, rows, offTrack, counts }) => (
        <button
          type="button"
          className="reform-item"
          aria-pressed={chosen === name}
          onClick={() => onChoose(chosen === name ? null : name)}
        >
          <span className="reform-row">
            <span className="reform-strong">{name === "" ? nameless : name}</span>
            <span className="reform-ends reform-numbers">
              {count(rows)}行
              {offTrack > 0 && (
                <span className="reform-strong">
                  {"、"}遅れ {count(offTrack)}
                </span>
              )}
            </span>
          </span>
          {rows > 0 && <GradeBar counts={counts} names={names} />}
          <BarNumbers counts={counts} names={names} />
        </button>
      )}
    </FirstFew>
  );
}
