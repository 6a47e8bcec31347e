import { counter, gauge, histogram } from "./registry.ts";

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** A route is a pattern, `/api/v1/drafts/{id}`, or `form:<name>`: never an address with ids. */
export const requestSeconds = histogram(
  "copydesk_request_duration_seconds",
  "Requests by route, until the answer begins.",
  SECONDS,
  ["route", "method", "status"],
);

export const streamViewers = gauge("copydesk_event_stream_viewers", "Open event streams of this process.");

export const streamsOpened = counter("copydesk_event_streams_total", "Event streams that were opened.");

export const streamedEvents = counter("copydesk_streamed_events_total", "Events sent to viewers.");
