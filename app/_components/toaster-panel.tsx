"use client";

import { CircleAlert, CircleCheck, Info } from "lucide-react";
import { useEffect } from "react";
import { Toaster, toast } from "sonner";
import { onNotice, takeNotices, type Notice } from "./toast-queue.ts";

const icons = { plain: Info, ok: CircleCheck, critical: CircleAlert };

export function ToasterPanel() {
  useEffect(() => {
    const showAll = () => takeNotices().forEach(show);
    showAll();
    return onNotice(showAll);
  }, []);
  return <Toaster position="bottom-right" offset={16} mobileOffset={{ bottom: 72 }} />;
}

function show(notice: Notice) {
  const tone = notice.tone ?? "plain";
  const Sign = icons[tone];
  const { action } = notice;
  toast.custom(
    (id) => (
      <div className={`toast toast-${tone}`}>
        <Sign className="icon" aria-hidden />
        <div>
          {notice.message}
          {notice.detail && <p className="meta">{notice.detail}</p>}
        </div>
        {action && (
          <button
            type="button"
            className="button button-small"
            onClick={() => {
              action.run();
              toast.dismiss(id);
            }}
          >
            {action.label}
          </button>
        )}
      </div>
    ),
    { duration: action ? 10_000 : 5_000 },
  );
}
