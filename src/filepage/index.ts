/** Entry of workbook.html. The page itself is loaded apart, in the pieces that the add-in has too. */
import(/* webpackChunkName: "workbook" */ "./startPage").then(({ startPage }) => {
  document.body.classList.remove("is-loading");
  startPage();
}, reportError);
