import tseslint from "typescript-eslint";
import reactHooks from "eslint-plugin-react-hooks";
import officeAddins from "eslint-plugin-office-addins";

/** Rooms from the inside out: a room may import itself and the rooms named here. */
const mayImport = {
  plan: [],
  achievement: ["plan"],
  sheets: ["plan", "achievement"],
  workflows: ["plan", "achievement", "sheets"],
  excel: ["plan", "achievement", "sheets", "workflows"],
  functions: ["plan", "achievement"],
  taskpane: ["plan", "achievement", "sheets", "workflows", "excel"],
  commands: ["plan", "achievement", "sheets", "workflows", "excel"],
  cli: ["plan", "achievement", "sheets", "workflows", "functions"],
  preview: [],
};
const pure = ["plan", "achievement", "sheets", "workflows"];
const rooms = Object.keys(mayImport);

/** One config a room: what it may not name. A picture of the arrows is in src/README.md. */
const walls = rooms.map((room) => ({
  files: [`src/${room}/**/*.{ts,tsx}`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            group: rooms
              .filter((other) => other !== room && !mayImport[room].includes(other))
              .map((other) => `**/${other}/**`)
              .concat(
                rooms
                  .filter((other) => other !== room && !mayImport[room].includes(other))
                  .map((other) => `../${other}`),
              ),
            message: `src/${room} may import only: ${mayImport[room].join(", ") || "itself"}.`,
          },
        ],
      },
    ],
  },
}));

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
  ...walls,
);
