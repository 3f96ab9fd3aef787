import { yearInReview } from "../looks/legend";
import { NAMES } from "../names";

/** The year under review and the as-of day as an expression; where 設定 lacks one, it says so. */
export function reviewInWords(): string {
  const { asOf } = NAMES;
  return `"対象年度 "&${yearInReview()}&"　基準日 "&IF(ISNUMBER(${asOf}),TEXT(${asOf},"yyyy-mm-dd"),"未設定")`;
}
