import { getTranslations } from "next-intl/server";
import type { Device } from "#lib/workers/schema";
import { Status } from "../../_components/status.tsx";
import { formatBytes } from "../format-bytes.ts";

/** What the machine has to run models on, and why each is used or not. */
export async function WorkerDevices({ devices }: { devices: Device[] }) {
  const t = await getTranslations("jobs");
  if (devices.length === 0) return null;
  return (
    <dl className="kept mb-4" aria-label={t("devices")}>
      {devices.map((device) => (
        <div key={device.kind}>
          <dt>{t(`device.${device.kind}`)}</dt>
          <dd className="min-w-0">
            <Status state={device.used ? "ready" : device.usable ? "queued" : "cancelled"} small>
              {t(device.used ? "deviceUsed" : device.usable ? "deviceUsable" : "deviceNot")}
            </Status>
            <span className="meta block break-words">
              {[device.name, device.kind !== "cpu" && device.memoryBytes && formatBytes(device.memoryBytes), device.why]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
