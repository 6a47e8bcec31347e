import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { FileCode2 } from "lucide-react";
import { useState, type FocusEvent, type KeyboardEvent, type Ref } from "react";
import type { EditorLabels } from "./editor-types.ts";
import { keyNames, tableTools, toolGroups, type Tool } from "./toolbar-actions.ts";

type ToolbarProps = {
  editor: Editor;
  labels: EditorLabels;
  /** The id of the text that the bar works on. */
  controls: string;
  isSource: boolean;
  linkOpen: boolean;
  onLink: () => void;
  onToggleSource: () => void;
  ref: Ref<HTMLDivElement>;
};

/** One stop for Tab; the arrow keys, Home and End move inside (the toolbar pattern of the ARIA practices). */
export function Toolbar({ editor, labels, controls, isSource, linkOpen, onLink, onToggleSource, ref }: ToolbarProps) {
  const [current, setCurrent] = useState("undo");
  const states = useToolStates(editor);
  const noteFocus = (event: FocusEvent<HTMLDivElement>) => setCurrent(event.target.dataset.tool ?? current);
  const runTool = (tool: Tool) => (tool.run ? tool.run(editor) : onLink());
  return (
    <div
      ref={ref}
      role="toolbar"
      aria-label={labels.toolbar}
      aria-controls={controls}
      className="editor-bar"
      onKeyDown={moveFocus}
      onFocus={noteFocus}
    >
      {!isSource &&
        toolGroups.map((tools) => (
          <div className="editor-group" key={tools[0]!.name}>
            {tools.map((tool) => (
              <ToolButton
                key={tool.name}
                tool={tool}
                label={labels[tool.name]}
                isOn={states[tool.name]?.isOn}
                isPossible={states[tool.name]?.isPossible ?? false}
                isExpanded={tool.name === "link" ? linkOpen : undefined}
                isStop={current === tool.name}
                onPress={() => runTool(tool)}
              />
            ))}
          </div>
        ))}
      <button
        type="button"
        className="editor-tool editor-tool-source"
        data-tool="source"
        tabIndex={isSource || current === "source" ? 0 : -1}
        aria-pressed={isSource}
        aria-keyshortcuts={keyNames("Mod-/").announced}
        title={`${labels.source} (${keyNames("Mod-/").shown})`}
        onClick={onToggleSource}
      >
        <FileCode2 aria-hidden size={16} strokeWidth={1.75} />
        <span>{labels.source}</span>
      </button>
    </div>
  );
}

/** What can be done with the table that the caret is in. */
export function TableBar({ editor, labels }: { editor: Editor; labels: EditorLabels }) {
  const inTable = useEditorState({ editor, selector: ({ editor: current }) => current.isActive("table") });
  if (!inTable) return null;
  return (
    <div role="group" aria-label={labels.tableTools} className="editor-tray">
      {tableTools.map((tool) => (
        <button type="button" className="editor-word" key={tool.name} onClick={() => tool.run(editor)}>
          {labels[tool.name]}
        </button>
      ))}
    </div>
  );
}

type ToolButtonProps = {
  tool: Tool;
  label: string;
  isOn: boolean | undefined;
  isPossible: boolean;
  isExpanded: boolean | undefined;
  isStop: boolean;
  onPress: () => void;
};

function ToolButton({ tool, label, isOn, isPossible, isExpanded, isStop, onPress }: ToolButtonProps) {
  const keys = tool.keys ? keyNames(tool.keys) : null;
  return (
    <button
      type="button"
      className="editor-tool"
      data-tool={tool.name}
      tabIndex={isStop ? 0 : -1}
      aria-label={label}
      aria-pressed={tool.isOn ? (isOn ?? false) : undefined}
      aria-expanded={isExpanded}
      aria-disabled={!isPossible}
      aria-keyshortcuts={keys?.announced}
      title={keys ? `${label} (${keys.shown})` : label}
      // The selection in the text stays while its tools are pressed.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => isPossible && onPress()}
    >
      <tool.icon aria-hidden size={16} strokeWidth={1.75} />
    </button>
  );
}

type ToolStates = Record<string, { isOn: boolean; isPossible: boolean }>;

function useToolStates(editor: Editor): ToolStates {
  return useEditorState({
    editor,
    selector: ({ editor: current }): ToolStates =>
      Object.fromEntries(
        toolGroups
          .flat()
          .map((tool) => [tool.name, { isOn: tool.isOn?.(current) ?? false, isPossible: tool.isPossible(current) }]),
      ),
  });
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("[data-tool]")];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  if (at < 0) return;
  const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
  const places: Record<string, number> = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: buttons.length - 1 };
  const place = places[event.key];
  if (place === undefined) return;
  event.preventDefault();
  buttons[(place + buttons.length) % buttons.length]?.focus();
}
