const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** "98 MB", "1.1 GB": powers of 1000, one decimal under 10 from megabytes on. */
export function formatBytes(bytes: number, locale = "en"): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: UNITS[power],
    unitDisplay: "short",
    maximumFractionDigits: power > 1 && value < 10 ? 1 : 0,
  }).format(value);
}
