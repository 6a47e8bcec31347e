/** The health check of the images: `ask.mjs web` or `ask.mjs worker` ends with 0 when that process is well. */
const addresses = {
  web: `http://127.0.0.1:${process.env.PORT || 3000}/api/health/ready`,
  worker: `http://127.0.0.1:${process.env.COPYDESK_WORKER_PORT || 9464}/health`,
};
const address = addresses[process.argv[2] ?? ""];

const well = await fetch(address, { signal: AbortSignal.timeout(4_000) }).then(
  (response) => response.ok,
  () => false,
);
process.exit(well ? 0 : 1);
