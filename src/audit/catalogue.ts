/** How much a finding weighs: 重大 makes numbers or grades wrong or unprovable, 注意 must be looked into, 参考 is good to know. */
export type Severity = "critical" | "warning" | "info";

export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  critical: "重大",
  warning: "注意",
  info: "参考",
};

interface Entry {
  readonly severity: Severity;
  /** Japanese: what kind of thing it is, for headings. */
  readonly title: string;
  /** Japanese: what to do about it. */
  readonly advice: string;
}

const REWRITE = "計画を書き込み直すと、計画どおりに戻ります。";

/** A rewrite leaves the rules of rows that are there to people. */
const RULES_STAY =
  "計画を書き込み直しても戻りません。シートの保護を解除して、同じ列の正しいセルか元のブックから［形式を選択して貼り付け］で戻してください。";

/** Every kind of finding. A code keeps its meaning: lists of findings are kept and compared over the years. */
export const CATALOGUE = {
  "plan.hash": critical(
    "計画の版が違う",
    "どの版の計画で作られたブックかを確かめてください。今の版でよければ、計画を書き込み直してください。",
  ),
  "record.missing": critical(
    "記録がない",
    "どの計画から作られたかを示す記録です。提出元に、元のブックの提出を求めてください。",
  ),
  "app.version": info(
    "作った版が違う",
    "数式の違いは、作った版の違いかもしれません。気になる場合は、計画を書き込み直してください。",
  ),
  "table.missing": critical(
    "表がない",
    "元のブックから表を戻すか、提出元に元のブックの提出を求めてください。",
  ),
  "view.missing": warning(
    "シートか表がない",
    `不要で削除したのでなければ、元のブックから戻してください。${REWRITE}`,
  ),
  "column.missing": critical(
    "見出しがない",
    "見出しの名前を元に戻してください。列を削除した場合は、元のブックから戻してください。",
  ),
  "column.lookalike": warning(
    "見分けにくい列",
    "だれが何のために加えた列かを確かめ、見出しを変えるか、列を削除してください。",
  ),
  "table.copied": critical(
    "表の写し",
    "だれが何のために置いた写しかを確かめ、別のシートに移すか、削除してください。値は、アドインの表で確かめます。",
  ),
  "rows.below": critical(
    "表の下の入力",
    "表の下に入力した値を、別のシートに移すか、削除してください。集計の件数が変わっています。",
  ),
  "row.missing": critical("行がない", `行を消した理由を確かめてください。${REWRITE}`),
  "item.missing": critical("取組項目がない", `取組項目を消した理由を確かめてください。${REWRITE}`),
  "row.added": warning(
    "計画にない行",
    "だれが何のために加えた行かを確かめ、計画の行でなければ削除してください。",
  ),
  "row.doubled": critical("同じ行が二つ", "どちらが正しい行かを確かめ、もう一方の行を削除してください。"),
  "selection.partial": info(
    "計画の一部だけのブック",
    "書き込むときに選ばなかったものなら、問題はありません。",
  ),
  "year.missing": warning(
    "年度の行がない",
    "行を消した理由を確かめてください。書き込むときに選ばなかった年度の列を再表示しただけなら、問題はありません。",
  ),
  "year.hidden": info(
    "年度の列が隠れている",
    "だれかが列を隠しています。再表示して、計画の目標を確かめてください。",
  ),
  "target.altered": critical("目標の書き換え", `計画の改定によるものかどうかを確かめてください。${REWRITE}`),
  "target.formula": critical("目標が数式", `目標は計画の値をそのまま置くところです。${REWRITE}`),
  "target.live": info(
    "アドインの数式の目標",
    "アドインのある Excel で開くと計算されます。値だけのブックにするには、計画を値で書き込み直してください。",
  ),
  "schedule.altered": critical(
    "年度計画の書き換え",
    `計画の改定によるものかどうかを確かめてください。${REWRITE}`,
  ),
  "unit.altered": critical(
    "単位の書き換え",
    `単位が変わると、目標と実績の大きさを比べられません。${REWRITE}`,
  ),
  "direction.altered": critical(
    "向きの書き換え",
    `「以上」と「以下」が入れ替わると、判定が逆になります。${REWRITE}`,
  ),
  "kind.altered": critical(
    "種類の書き換え",
    `年度の合計か、年度末の水準かで、見込と累計の計算が変わります。${REWRITE}`,
  ),
  "plan.altered": warning(
    "計画の欄の書き換え",
    `組織改正などによるものかどうかを確かめてください。${REWRITE}`,
  ),
  "reading.corrected": info(
    "読み取りの訂正",
    "訂正の根拠と、原典の該当する行を確かめてください。書き込み済みの訂正で、目標は訂正後の値です。",
  ),
  "reading.confirmed": info(
    "読み取りの確認",
    "気になる場合は、確認の根拠と原典の該当する行を確かめてください。",
  ),
  "reading.incomplete": warning(
    "読み取りの確認の不足",
    "足りない欄を入力してから書き込むか、この行の入力をすべて消してください。",
  ),
  "reading.pending": warning("書き込んでいない読み取りの確認", "計画を書き込み直すと、目標に反映されます。"),
  "reading.unlogged": critical(
    "記録のない読み取りの確認",
    "確認や訂正を書き込むと、必ず変更履歴に残ります。だれがどの根拠で決めたかを、決裁などの控えで確かめてください。",
  ),
  "audit.altered": warning(
    "監査シートの違い",
    "監査シートを書き込み直してください。監査シートを書き込んだ後に計画や読み取りの確認を書き込んだときも違いが出ます。書き込み直しても違う場合は、だれが変えたかを確かめてください。",
  ),
  "method.changed": info(
    "標準と違う算定方法",
    "標準と違う算定方法を選んだ理由を確かめてください。算定方法により、率と判定が変わります。",
  ),
  "method.unknown": warning(
    "一覧にない算定方法",
    "一覧にある算定方法を選んでください。このままでは判定できません。",
  ),
  "state.unknown": warning(
    "一覧にない状態",
    "一覧にある状態を選んでください(前後の空白も一覧と違う語になります)。このままでは判定できません。",
  ),
  "stage.unknown": warning(
    "一覧にない段階",
    "計画の段階から選んでください(前後の空白も一覧と違う語になります)。このままでは判定できません。",
  ),
  "choice.formula": warning(
    "選ぶ欄の数式",
    "数式にした理由を確かめ、値を直接入力してください。数式は、開く日やほかのセルによって結果が変わります。",
  ),
  "formula.overwritten": critical("数式の上書き", `計算されるはずのセルです。${REWRITE}`),
  "formula.changed": critical("数式の書き換え", `数式を変えた理由を確かめてください。${REWRITE}`),
  "rate.typed": critical("手で入れた率", `率は目標と実績から計算されるはずのものです。${REWRITE}`),
  "result.stale": critical(
    "計算し直すと変わる結果",
    "Excel で開いて再計算(Ctrl+Alt+F9)し、値が変わるかどうかを確かめてください。",
  ),
  "threshold.moved": warning("判定基準の変更", "判定基準を変えた決裁などの根拠を確かめてください。"),
  "threshold.disordered": critical(
    "判定基準の順序の誤り",
    "下限は、区分 1 から順に小さくなるように直してください。",
  ),
  "setting.changed": warning("設定の変更", "標準から変えた決裁などの根拠を確かめてください。"),
  "setting.unlogged": warning(
    "記録のない設定の変更",
    "だれが何のために変えたかを確かめてください。次に計画を書き込んで変わるものがあるときか、取り込み、確定のときに、気づいた日時で記録されます。",
  ),
  "setting.label": info("呼び方の変更", "呼び方だけの違いです。判定の基準は変わりません。"),
  "setting.invalid": critical("設定の誤り", "設定の値を直してください。このままでは正しく判定できません。"),
  "unit.mixed": critical(
    "単位の混在",
    "単位は「単位」の列にあります。計画と同じ単位にそろえて、数字だけを入力してください。",
  ),
  "format.misleading": critical(
    "値と違って見える表示",
    "セルの表示形式を「標準」か「数値」に戻して、値を確かめてください。",
  ),
  "color.misleading": critical(
    "遅れに見えない色",
    `遅れの判定が、ほかの色に見えています。［条件付き書式］－［ルールの管理］で、この列にあとから加わったルールを削除してください。${RULES_STAY}`,
  ),
  "color.altered": warning(
    "色のルールの違い",
    `［条件付き書式］－［ルールの管理］で、この列のルールを確かめてください。${RULES_STAY}`,
  ),
  "validation.altered": warning(
    "入力規則の違い",
    `別のブックから貼り付けたときにも消えます。入っている値が一覧や範囲のとおりかを確かめてください。${RULES_STAY}`,
  ),
  "number.text": warning(
    "数値でない実績",
    "数字だけを入力してください。説明は「取組状況」か「理由・対応」に書いてください。",
  ),
  "number.error": warning("エラー値", "正しい値を入力するか、空欄にしてください。"),
  "number.formula": warning("確かめられない数式", "元の値を確かめて、値を直接入力してください。"),
  "name.missing": critical(
    "名前がない",
    "［数式］タブの［名前の管理］で確かめ、元のブックから戻してください。",
  ),
  "name.redirected": critical(
    "名前の付け替え",
    "［数式］タブの［名前の管理］で、参照範囲を元のセルに戻してください。",
  ),
  "name.shadowed": critical(
    "名前のすり替え",
    "［数式］タブの［名前の管理］で、このシートだけの名前を削除してください。",
  ),
  "row.hidden": warning("隠された行", "行を再表示して、隠した理由と中身を確かめてください。"),
  "zeros.hidden": warning(
    "0 が見えない",
    "Excel の［ファイル］－［オプション］－［詳細設定］で、「ゼロ値のセルにゼロを表示する」を選んでください。",
  ),
  "column.hidden": warning("隠された列", "列を再表示して、隠した理由と中身を確かめてください。"),
  "sheet.hidden": warning("隠されたシート", "シートを再表示して、隠した理由と中身を確かめてください。"),
  "sheet.impostor": warning(
    "名前が同じ別のシート",
    "このシートの中身は調べていません。だれが何のために置いたかを確かめ、アドインのシートのほうを見てください。",
  ),
  "sheet.sameName": info(
    "人のシートと同じ名前",
    "このシートの中身は調べていません。書き込む前からあったシートであれば、問題はありません。",
  ),
  "workbook.calculation": warning(
    "計算方法の設定",
    "Excel の［ファイル］－［オプション］で、計算方法を「自動」に戻し、「表示桁数で計算する」を外してください。表示桁数で計算したブックでは、入力した値も丸められています。",
  ),
  "workbook.dates": warning(
    "日付の数え方",
    "Excel の［ファイル］－［オプション］の「1904 年から計算する」を外し、日付を確かめてください。",
  ),
  "file.ambiguous": critical(
    "読み方が一つに決まらないファイル",
    "表計算ソフトは、このようなファイルを作りません。プログラムによって違う値が見えることがあります。Excel で開いて値を確かめ、作った人に元のブックの提出を求めてください。",
  ),
  "frozen.changed": critical(
    "確定後の変更",
    "だれが、なぜ変えたかを確かめてください。送付したときのファイルがあれば、それを使います。",
  ),
  "frozen.stamp": critical(
    "確定の記録の食い違い",
    "控えのハッシュ値か、元のブックの「変更履歴」にある確定の記録と比べてください。",
  ),
  frozen: info(
    "確定版",
    "別の内容で確定し直されていないことは、ハッシュ値を控え(元のブックの「変更履歴」など)と比べて確かめてください。",
  ),
  "history.missing": warning(
    "変更履歴がない",
    "いつ、だれが何を変えたかの記録です。元のブックから、シート「変更履歴」を戻してください。",
  ),
  "history.gap": warning(
    "変更履歴の欠け",
    "行を消した理由を確かめ、控えのブックがあれば、消えた行の内容を確かめてください。",
  ),
  "history.added": warning(
    "変更履歴に加わった行",
    "変更履歴は手で書き加えるものではありません。だれが何のために書き加えたかを確かめてください。",
  ),
  "history.inconsistent": warning(
    "変更履歴の食い違い",
    "行が書き換えられたか、端末の日付がずれていたか、過去の日付で書き込まれています。控えのブックか確定版の変更履歴と比べてください。",
  ),
  "history.differs": info(
    "取り込み後に変わった値",
    "取り込んだ値を、あとから手で直したものです。直した理由を確かめてください。",
  ),
} satisfies Readonly<Record<string, Entry>>;

export type FindingCode = keyof typeof CATALOGUE;

function critical(title: string, advice: string): Entry {
  return { severity: "critical", title, advice };
}

function warning(title: string, advice: string): Entry {
  return { severity: "warning", title, advice };
}

function info(title: string, advice: string): Entry {
  return { severity: "info", title, advice };
}
