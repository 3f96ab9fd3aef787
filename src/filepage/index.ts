/**
 * Entry of workbook.html. The page itself is loaded apart, in the pieces that the add-in has too. Its first piece has the
 * calculations, as the add-in's functions.js has: pieces that both load later would carry them once more otherwise.
 */
Promise.all([
  import(/* webpackChunkName: "workbook" */ "./startPage"),
  import(/* webpackChunkName: "workbook" */ "../achievement"),
]).then(([{ startPage }]) => {
  document.body.classList.remove("is-loading");
  startPage();
}, reportError);
