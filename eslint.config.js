import tseslint from "typescript-eslint";
import reactHooks from "eslint-plugin-react-hooks";
import officeAddins from "eslint-plugin-office-addins";

/** Rooms without DOM, Node, clock or chance. Which room may import which: test/walls.test.ts. */
const pure = ["plan", "achievement", "sheets", "openData", "audit", "freeze", "workflows"];
export default tseslint.config(
  { ignores: ["node_modules", "dist", ".cache", "coverage"] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    rules: {
      "no-console": "error",
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "@typescript-eslint/consistent-type-imports": "error",
      // Such an import would still load the module when the types are gone.
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-confusing-void-expression": "off",
    },
  },
  {
    files: ["src/{excel,taskpane,commands,functions}/**/*.{ts,tsx}"],
    plugins: { "office-addins": officeAddins },
    rules: Object.fromEntries(
      Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, "error"]),
    ),
  },
  {
    files: ["src/taskpane/**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: [`src/{${pure.join(",")}}/**/*.ts`],
    rules: {
      "no-restricted-globals": [
        "error",
        ...["Date", "Intl", "performance", "setTimeout", "crypto"].map((name) => ({
          name,
          message: "Pure rooms take the time and chance as arguments.",
        })),
      ],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Pure rooms take chance as an argument." },
      ],
    },
  },
  { files: ["src/{cli,dev}/**"], rules: { "no-console": "off" } },
);
